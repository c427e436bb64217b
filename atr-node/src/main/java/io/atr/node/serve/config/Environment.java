package io.atr.node.serve.config;

import io.atr.node.serve.config.Origin.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Settings out of variables. */
final class Environment {
    private Environment() {}

    /** What the variables say; an empty one says nothing. */
    static Map<Setting<?>, Given> read(Map<String, String> variables, Consumer<String> warnings) {
        Map<Setting<?>, Given> found = new LinkedHashMap<>();
        for (Setting<?> setting : NodeSettings.ALL) {
            String text = variables.getOrDefault(setting.variable(), "");
            if (!text.isEmpty()) {
                found.put(setting, new Given(text, new Origin(Layer.ENVIRONMENT, setting.variable())));
            }
        }
        List<String> known = NodeSettings.ALL.stream()
                .map(setting -> setting.variable().substring(Setting.PREFIX.length()))
                .toList();
        variables.keySet().stream()
                .filter(name -> name.startsWith(Setting.PREFIX))
                .map(name -> name.substring(Setting.PREFIX.length()))
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> Nearest.to(name, known)
                        .ifPresent(near -> warnings.accept("the variable " + Setting.PREFIX + name
                                + " means nothing to serve; did you mean " + Setting.PREFIX + near + "?")));
        return found;
    }
}
