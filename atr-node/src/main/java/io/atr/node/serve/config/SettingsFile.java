package io.atr.node.serve.config;

import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a configuration file: a YAML mapping of settings, some of them in sections. */
final class SettingsFile {
    private static final int LONGEST = 1 << 20;

    private final Path path;
    private final Problems problems;

    private SettingsFile(Path path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** What the file says, as far as it makes sense. Relative paths in it start at its folder. */
    static Map<Setting<?>, Given> read(Path path, Problems problems) {
        SettingsFile file = new SettingsFile(path, problems);
        String text = file.text();
        Node root = text == null ? null : file.compose(text);
        return root == null ? Map.of() : new SettingsTree(path, problems).read(root);
    }

    private @Nullable String text() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                return refuse(ExitCode.BAD_CONFIG, "is longer than 1 MiB; is this a file of settings?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            return refuse(ExitCode.BAD_CONFIG, "no such file; check the path of the configuration file");
        } catch (AccessDeniedException e) {
            return refuse(ExitCode.NO_PERMISSION, "this process may not read it; give its user read permission");
        } catch (CharacterCodingException e) {
            return refuse(ExitCode.BAD_CONFIG, "is no UTF-8; save it as UTF-8");
        } catch (IOException e) {
            boolean folder = Files.isDirectory(path);
            String why = folder ? "is a folder; name the file in it" : "cannot be read (" + e.getMessage() + ")";
            return refuse(ExitCode.BAD_CONFIG, why);
        }
    }

    private @Nullable Node compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("settings")
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            problems.report(
                    ExitCode.BAD_CONFIG,
                    path + place + ": no YAML ("
                            + String.valueOf(e.getProblem()).replaceAll("\\s+", " ")
                            + "); write name: value, indented within a section");
        } catch (YamlEngineException e) {
            problems.report(ExitCode.BAD_CONFIG, path + ": no YAML; write lines of name: value");
        }
        return null;
    }

    private @Nullable String refuse(int code, String why) {
        problems.report(code, path + ": " + why);
        return null;
    }
}
