package io.atr.bench.profile;

import java.util.List;

/**
 * Which of our methods a sample is charged to: the innermost of this project. What it calls of the JDK, of a peer or of
 * the system is part of its price; so are the accessors of words and packets, which would otherwise hide who uses them.
 */
final class Owner {
    static final String OURS = "io/atr/";

    /** Where none of our methods is on the stack: the compiler's and the collector's work, or a stack cut short. */
    static final String NOBODY = "(none of ATR's)";

    private static final List<String> ACCESSORS = List.of("io/atr/memory/Cells.", "io/atr/packet/Packet.");

    private Owner() {}

    /** The method as {@code Class.method}, or {@link #NOBODY}. */
    static String of(Stack stack) {
        return stack.frames().reversed().stream()
                .filter(frame -> frame.startsWith(OURS) && ACCESSORS.stream().noneMatch(frame::startsWith))
                .findFirst()
                .map(Owner::shortened)
                .orElse(NOBODY);
    }

    /** Classes made at run time have an address in their names, which differs from run to run. */
    private static String shortened(String frame) {
        String plain = frame.replaceFirst("\\$\\$Lambda[^;]*\\.", "\\$lambda.");
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
