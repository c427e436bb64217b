package io.atr.node.serve.config;

import io.atr.node.serve.config.Origin.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Settings out of a YAML tree, two levels deep. */
final class SettingsTree {
    private final Path path;
    private final Problems problems;
    private final Map<Setting<?>, Given> found = new LinkedHashMap<>();

    SettingsTree(Path path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    Map<Setting<?>, Given> read(Node root) {
        if (root instanceof MappingNode mapping) {
            read("", mapping);
        } else {
            report(root, "is no mapping; write lines of name: value");
        }
        return found;
    }

    private void read(String section, MappingNode mapping) {
        Set<String> seen = new LinkedHashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (!seen.add(name)) {
                report(tuple.getKeyNode(), name + " stands here twice; remove one");
            } else {
                read(section, name, tuple);
            }
        }
    }

    private void read(String section, String name, NodeTuple tuple) {
        String key = section.isEmpty() ? name : section + "." + name;
        Setting<?> setting = find(key);
        if (setting != null) {
            String text = text(tuple.getValueNode());
            if (text == null) {
                report(
                        tuple.getValueNode(),
                        key + ": wants one value; write " + setting.kind().label());
            } else if (!text.isEmpty()) {
                found.put(setting, new Given(resolved(setting, text), origin(tuple.getValueNode())));
            }
        } else if (section.isEmpty() && names("").contains(name + ".")) {
            if (tuple.getValueNode() instanceof MappingNode mapping) {
                read(name, mapping);
            } else if (!"".equals(text(tuple.getValueNode()))) {
                report(tuple.getValueNode(), name + " is a section; write its settings below it, indented");
            }
        } else {
            report(tuple.getKeyNode(), unknown(section, name));
        }
    }

    private static String unknown(String section, String name) {
        String what = section.isEmpty() ? "there is no setting " + name : "the section " + section + " has no " + name;
        List<String> names = names(section);
        String shown = String.join(", ", names).replace(".", "");
        return Nearest.to(
                        name, names.stream().map(some -> some.replace(".", "")).toList())
                .map(close -> what + "; did you mean " + close + "?")
                .orElseGet(() -> what + "; there are " + shown);
    }

    /** A scalar's text, a list's with commas; null for anything else; empty for nothing. */
    private static @Nullable String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            return scalar.isPlain() && (text.equals("~") || text.equals("null")) ? "" : text;
        }
        if (node instanceof SequenceNode list) {
            List<String> parts = new ArrayList<>();
            for (Node part : list.getValue()) {
                if (!(part instanceof ScalarNode scalar)) {
                    return null;
                }
                parts.add(scalar.getValue());
            }
            return "[" + String.join(",", parts) + "]";
        }
        return null;
    }

    private String resolved(Setting<?> setting, String text) {
        try {
            if (setting.kind().read(text) instanceof Path given) {
                Path folder = path.toAbsolutePath().getParent();
                return (folder == null ? given : folder.resolve(given)).toString();
            }
        } catch (IllegalArgumentException e) {
            return text; // told when the layers are put together
        }
        return text;
    }

    private Origin origin(Node node) {
        return new Origin(Layer.FILE, at(node));
    }

    private void report(Node node, String what) {
        problems.report(origin(node), at(node) + ": " + what);
    }

    private String at(Node node) {
        return node.getStartMark()
                .map(mark -> path + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse(path.toString());
    }

    private static @Nullable Setting<?> find(String key) {
        return NodeSettings.ALL.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** What may stand in a section; at the top, sections too, with a dot behind their names. */
    private static List<String> names(String section) {
        Set<String> names = new LinkedHashSet<>();
        for (Setting<?> setting : NodeSettings.ALL) {
            if (setting.section().equals(section)) {
                names.add(setting.nameInSection());
            } else if (section.isEmpty()) {
                names.add(setting.section() + ".");
            }
        }
        return List.copyOf(names);
    }
}
