package io.atr.node.revision;

import io.atr.node.cli.Atr;
import io.atr.node.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** One call of {@code atr rules}: the exit code, and what was printed. */
record Called(int code, String out, String err) {
    static Called rules(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Stream.concat(Stream.of("rules"), Stream.of(args).map(String::valueOf))
                .toArray(String[]::new);
        int code = Atr.run(Terminal.plain(out, err), all);
        return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
