package io.atr.node.serve.config;

import io.atr.node.serve.config.Origin.Layer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is set after all layers have spoken. Immutable; any thread. */
public final class Effective {
    private record Chosen(Object value, Origin origin) {}

    private final Map<Setting<?>, Chosen> chosen;

    private Effective(Map<Setting<?>, Chosen> chosen) {
        this.chosen = chosen;
    }

    /**
     * Puts layers together.
     *
     * @param layers a later one has the last word
     * @param problems told of values that make no sense, even where a later layer hides them
     */
    static Effective of(List<Map<Setting<?>, Given>> layers, Problems problems) {
        Map<Setting<?>, Chosen> chosen = new LinkedHashMap<>();
        for (Setting<?> setting : NodeSettings.ALL) {
            Given standard = setting.standard() == null ? null : new Given(setting.standard(), Origin.DEFAULT);
            choose(setting, standard, chosen, problems);
            layers.forEach(layer -> choose(setting, layer.get(setting), chosen, problems));
        }
        return new Effective(chosen);
    }

    /**
     * Reads all layers.
     *
     * @param file the configuration file, or null
     * @param environment the process's
     * @param flags what the command line says, by setting
     * @param warnings told of variables that are probably misspelt
     */
    public static Effective read(
            @Nullable Path file,
            Map<String, String> environment,
            Map<Setting<?>, String> flags,
            Problems problems,
            Consumer<String> warnings) {
        Map<Setting<?>, Given> ofFile = file == null ? Map.of() : SettingsFile.read(file, problems);
        Map<Setting<?>, Given> ofFlags = new LinkedHashMap<>();
        flags.forEach((setting, text) -> ofFlags.put(setting, new Given(text, new Origin(Layer.FLAG, setting.flag()))));
        return of(List.of(ofFile, Environment.read(environment, warnings), ofFlags), problems);
    }

    /** A setting's value; empty where it is not set. */
    @SuppressWarnings("unchecked") // a value is of the type that its setting's kind reads
    public <T> Optional<T> find(Setting<T> setting) {
        Chosen value = chosen.get(setting);
        return value == null ? Optional.empty() : Optional.of((T) value.value());
    }

    /** The value of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting.key() + " is not set"));
    }

    /** Where a value came from. */
    public Origin origin(Setting<?> setting) {
        Chosen value = chosen.get(setting);
        return value == null ? Origin.DEFAULT : value.origin();
    }

    /** A setting's value as it can be written in a file; empty where it is not set. */
    public <T> Optional<String> written(Setting<T> setting) {
        return find(setting).map(value -> setting.kind().write(value));
    }

    private static void choose(
            Setting<?> setting, @Nullable Given given, Map<Setting<?>, Chosen> chosen, Problems problems) {
        if (given == null) {
            return;
        }
        try {
            chosen.put(setting, new Chosen(setting.kind().read(given.text()), given.origin()));
        } catch (IllegalArgumentException e) {
            Origin origin = given.origin();
            String name = origin.layer() == Layer.FILE ? origin.where() + ": " + setting.key() : origin.where();
            problems.report(origin, name + ": '" + shown(given.text()) + "' " + e.getMessage());
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }
}
