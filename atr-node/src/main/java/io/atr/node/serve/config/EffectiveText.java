package io.atr.node.serve.config;

import io.atr.node.cli.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Effective settings for people and programs: a YAML file that says the same again, or a JSON document. */
public final class EffectiveText {
    private static final int COLUMN = 44;

    private EffectiveText() {}

    /** Lines of a configuration file, with the origin of every value behind it. */
    public static List<String> yaml(Effective effective) {
        List<String> lines = new ArrayList<>();
        lines.add("# What atr serve would work with; as a file: atr serve --config FILE");
        String section = "";
        for (Setting<?> setting : NodeSettings.ALL) {
            if (!setting.section().equals(section)) {
                section = setting.section();
                lines.add("");
                lines.add(section + ":");
            }
            lines.add(line(effective, setting));
        }
        return lines;
    }

    /** One member for each setting: its value as text, and where that came from. */
    public static JsonObject json(Effective effective) {
        JsonObject document = new JsonObject();
        for (Setting<?> setting : NodeSettings.ALL) {
            document.put(
                    setting.key(),
                    new JsonObject()
                            .put("value", effective.find(setting).isEmpty() ? null : value(effective, setting))
                            .put("origin", effective.origin(setting).toString())
                            .put("meaning", setting.meaning()));
        }
        return document;
    }

    private static String value(Effective effective, Setting<?> setting) {
        return effective.written(setting).orElse("");
    }

    private static String line(Effective effective, Setting<?> setting) {
        String indent = setting.section().isEmpty() ? "" : "  ";
        if (effective.find(setting).isEmpty()) {
            return padded(indent + "# " + setting.nameInSection() + ":") + "# not set: " + setting.meaning();
        }
        String text = indent + setting.nameInSection() + ": " + quoted(value(effective, setting));
        return padded(text) + "# " + comment(effective.origin(setting).toString());
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(1, COLUMN - text.length()));
    }

    private static String comment(String origin) {
        return origin.replaceAll("\\p{Cntrl}", "?");
    }

    private static String quoted(String value) {
        return value.matches("\\[[0-9,]*\\]|[A-Za-z0-9/][A-Za-z0-9_./ -]*|[A-Za-z0-9.]+:[0-9]+")
                        && !value.matches("~|null|.* ")
                ? value
                : "'" + value.replace("'", "''") + "'";
    }
}
