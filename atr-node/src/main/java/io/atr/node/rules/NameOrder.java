package io.atr.node.rules;

/** Names in the order of their texts, so that those with a common start lie side by side. Immutable; any thread. */
final class NameOrder {
    private final NameColumn names;
    private final int[] order;

    /** @param indices of the names that count; taken over and put in order */
    NameOrder(NameColumn names, int[] indices) {
        this.names = names;
        this.order = indices;
        int[] spare = new int[indices.length];
        for (int run = 1; run < indices.length; run *= 2) {
            for (int from = 0; from + run < indices.length; from += 2 * run) {
                merge(from, from + run, Math.min(from + 2 * run, indices.length), spare);
            }
        }
    }

    /** Sorts two sorted neighbours into one; equal names do not occur. */
    private void merge(int from, int middle, int to, int[] spare) {
        System.arraycopy(order, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            boolean takeLeft = right == to || names.compare(spare[left], order[right]) < 0;
            order[at] = takeLeft ? spare[left++] : order[right++];
        }
    }

    /** Where the first name lies that starts with a text, if there is any. */
    int first(String prefix) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (names.compare(order[middle], prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the name that lies there starts with a text. */
    boolean startsWith(int at, String prefix) {
        return at < order.length && names.startsWith(order[at], prefix);
    }

    /** The index of the name that lies there. */
    int index(int at) {
        return order[at];
    }
}
