package io.atr.node.serve;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.node.serve.config.Effective;
import io.atr.node.serve.config.EffectiveText;
import io.atr.node.serve.config.NodeConfig;
import io.atr.node.serve.config.NodeSettings;
import io.atr.node.serve.config.Problems;
import io.atr.node.serve.config.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atr serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Runs a node: other processes publish, subscribe and administer through it.",
        description = {
            "",
            "With nothing set it listens for gRPC on 127.0.0.1:7400, for administration on "
                    + "http://127.0.0.1:7401 (/metrics, /livez, /readyz) and on Unix sockets in its run directory. It "
                    + "binds them when its rules are in force, and then prints one line. Without rules it refuses "
                    + "every packet.",
            "",
            "Each setting can stand in a file (--config), in the environment (ATR_LANE_SLOTS for --lane-slots) and "
                    + "on the command line; the later has the last word. --print-config shows what that comes to.",
            "",
            "SIGTERM and Ctrl-C end it after what was accepted is finished; a second one ends it at once. SIGHUP "
                    + "has it read its rules, access file and certificates again.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:it was asked to end, and finished what it had accepted",
            " 1:it was asked to end, and could not finish in time",
            " 2:a flag makes no sense",
            "69:a port, memory or the run directory cannot be had",
            "77:the system does not permit it",
            "78:the file, the environment or the rules are wrong",
        })
final class ServeCommand implements Callable<Integer> {
    private static final String CONFIG_VARIABLE = "ATR_CONFIG";

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings (YAML); else the one that ATR_CONFIG names.")
    private @Nullable Path file;

    @Option(
            names = "--print-config",
            description = "Print the effective settings and where each comes from; start nothing.")
    private boolean print;

    @Mixin
    private final JsonOption json = new JsonOption();

    ServeCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
    }

    /** The command, with a flag for each setting. */
    static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ServeCommand(terminal, environment));
        NodeSettings.ALL.forEach(setting -> spec.addOption(option(setting)));
        return new CommandLine(spec);
    }

    private static OptionSpec option(Setting<?> setting) {
        boolean yesNo = setting.kind().label().equals("yes|no");
        String standard = setting.standard() == null ? "" : " (default: " + setting.standard() + ")";
        OptionSpec.Builder option = OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel(setting.kind().label())
                .arity(yesNo ? "0..1" : "1")
                .description(setting.meaning() + standard + ".");
        return (yesNo ? option.fallbackValue("yes") : option).build();
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Effective effective = Effective.read(configFile(), environment, flags(), problems, this::warn);
        NodeConfig config = NodeConfig.of(effective, environment, problems, this::warn);
        if (config == null) {
            problems.lines().forEach(line -> terminal.err().println("atr: " + line));
            return problems.exitCode();
        }
        Optional<JsonOut> report = json.open(terminal);
        report.ifPresent(place -> place.write(EffectiveText.json(effective)));
        if (print) {
            EffectiveText.yaml(effective).forEach(json.reports(terminal).out()::println);
            return ExitCode.OK;
        }
        return new Service(terminal, this::warn).run(config);
    }

    private @Nullable Path configFile() {
        String named = environment.getOrDefault(CONFIG_VARIABLE, "");
        return file != null || named.isEmpty() ? file : Path.of(named);
    }

    private Map<Setting<?>, String> flags() {
        Map<Setting<?>, String> given = new LinkedHashMap<>();
        for (Setting<?> setting : NodeSettings.ALL) {
            String text = spec.commandLine().getParseResult().matchedOptionValue(setting.flag(), (String) null);
            if (text != null) {
                given.put(setting, text);
            }
        }
        return given;
    }

    private void warn(String line) {
        terminal.err().println("atr: " + line);
    }
}
