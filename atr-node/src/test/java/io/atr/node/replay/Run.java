package io.atr.node.replay;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** One call of a verb, most often {@code atr replay}: the exit code, and what was printed. */
public record Run(int code, String out, String err) {
    static Run of(Object... args) {
        return of(new ReplayVerb()::command, args);
    }

    /** Of some other verb. */
    public static Run of(Function<Terminal, Object> verb, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(out, err);
        CommandLine command = new CommandLine(verb.apply(terminal));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, failed, result) -> {
            if (e instanceof CommandException expected) {
                terminal.err().println(expected.line());
                return expected.exitCode();
            }
            throw e;
        });
        command.setParameterExceptionHandler((e, given) -> {
            terminal.err().println(e.getMessage());
            return 2;
        });
        int code = command.execute(Stream.of(args).map(String::valueOf).toArray(String[]::new));
        return new Run(code, text(out), text(err));
    }

    /** With what every call needs. */
    public static Run of(Path capture, Path rules, Object... more) {
        Object[] args = Stream.concat(Stream.of(capture, "--rules", rules), Arrays.stream(more))
                .toArray();
        return of(args);
    }

    /** A JSON document; YAML has JSON as a part of it. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> json(String text) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
