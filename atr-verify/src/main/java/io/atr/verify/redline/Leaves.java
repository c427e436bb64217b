package io.atr.verify.redline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The harmless methods of the JDK: all that the packets' way may call there. This is the only list of them, down to the types
 * of their arguments, for another method of the same name may box or allocate. HotSpot compiles each to a handful of
 * instructions in the caller's place, or to one bulk move.
 */
final class Leaves {
    private static final String SEGMENT = "java/lang/foreign/MemorySegment";
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final String AT = "(Ljava/lang/foreign/MemorySegment;J";
    private static final String LONG = "(Ljava/lang/foreign/ValueLayout$OfLong;J";
    private static final String INT = "(Ljava/lang/foreign/ValueLayout$OfInt;J";
    private static final String BYTE = "(Ljava/lang/foreign/ValueLayout$OfByte;J";

    /** All of them. */
    static final List<Leaf> ALL = List.of(
            operation("java/lang/Math", "min max", "(II)I (JJ)J", "a compare and a move"),
            operation("java/lang/Integer", "compareUnsigned", "(II)I", "a compare"),
            operation("java/lang/Long", "compareUnsigned", "(JJ)I", "a compare"),
            operation("java/lang/Long", "bitCount", "(J)I", "one instruction on bits"),
            leaf("java/lang/Long", "numberOfTrailingZeros numberOfLeadingZeros", "(J)I", "one instruction on bits"),
            leaf("java/lang/Integer", "numberOfLeadingZeros", "(I)I", "one instruction on bits"),
            operation(SEGMENT, "get", LONG + ")J " + INT + ")I", "a check of bounds, and a load"),
            leaf(SEGMENT, "get", BYTE + ")B", "a check of bounds, and a load"),
            leaf(SEGMENT, "set", LONG + "J)V " + INT + "I)V " + BYTE + "B)V", "a check of bounds, and a store"),
            operation(SEGMENT, "byteSize", "()J", "a load: how long the segment is"),
            leaf(
                    SEGMENT,
                    "copy",
                    "(L" + SEGMENT + ";JL" + SEGMENT + ";JJ)V",
                    "two checks of bounds, and a bulk move, of a log's slots at the most"),
            operation(HANDLE, "getAcquire", AT + ")J", "a load with an order"),
            operation(HANDLE, "getOpaque", AT + ")J ([JI)J", "a load that is whole and in time"),
            leaf(HANDLE, "getOpaque", AT + ")B", "a load that is whole and in time"),
            leaf(HANDLE, "setOpaque", AT + "J)V", "a store that is whole and in time"),
            leaf(HANDLE, "setRelease", AT + "J)V " + AT + "B)V", "a store with an order"),
            leaf(HANDLE, "acquireFence storeStoreFence", "()V", "no instruction on x86, one on others"),
            leaf(
                    HANDLE,
                    "fullFence",
                    "()V",
                    "one instruction; when a lane goes to sleep or is called, not for each packet"),
            leaf(
                    "java/lang/System",
                    "arraycopy",
                    "(Ljava/lang/Object;ILjava/lang/Object;II)V",
                    "a bulk move, of the references of a shard's lanes at the most, when a lane goes to sleep or is closed"),
            leaf(
                    "java/lang/System",
                    "nanoTime",
                    "()J",
                    "reads the clock without entering the kernel, where that has a vDSO"));

    private final Set<Leaf> met = new HashSet<>();

    /**
     * Some methods of one class.
     *
     * @param owner the class, in internal form
     * @param names their names
     * @param types their descriptors; each name goes with each
     * @param operation whether governance may call them
     * @param reason why they are harmless
     */
    record Leaf(String owner, Set<String> names, Set<String> types, boolean operation, String reason) {
        boolean has(Method method) {
            return owner.equals(method.owner()) && names.contains(method.name()) && types.contains(method.type());
        }
    }

    /** Whether a method is one of them. */
    boolean isLeaf(Method method) {
        Optional<Leaf> leaf = find(method);
        leaf.ifPresent(met::add);
        return leaf.isPresent();
    }

    /** Whether a method is one of them that only loads, compares or looks at bits, so that governance may call it. */
    static boolean isOperation(Method method) {
        return find(method).map(Leaf::operation).orElse(false);
    }

    /** Those that no call has met so far: listed for nothing. */
    List<Leaf> unmet() {
        return ALL.stream().filter(leaf -> !met.contains(leaf)).toList();
    }

    private static Optional<Leaf> find(Method method) {
        return ALL.stream().filter(leaf -> leaf.has(method)).findFirst();
    }

    private static Leaf operation(String owner, String names, String types, String reason) {
        return new Leaf(owner, words(names), words(types), true, reason);
    }

    private static Leaf leaf(String owner, String names, String types, String reason) {
        return new Leaf(owner, words(names), words(types), false, reason);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
