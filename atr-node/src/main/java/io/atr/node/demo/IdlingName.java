package io.atr.node.demo;

import io.atr.agent.Idling;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an idle strategy as it stands in settings. */
final class IdlingName implements ITypeConverter<Idling> {
    private static final List<String> NAMES =
            Arrays.stream(Idling.values()).map(Idling::setting).toList();

    @Override
    public Idling convert(String name) {
        int i = NAMES.indexOf(name);
        if (i < 0) {
            throw new TypeConversionException("'" + name + "' is none of " + String.join(", ", NAMES));
        }
        return Idling.values()[i];
    }

    /** The names, for the help. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }
}
