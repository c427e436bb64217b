package io.atr.node.revision;

import com.google.protobuf.ByteString;
import io.atr.control.v1.HistoryEntry;
import io.atr.node.chain.Chain;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recomputes the hashes of a history, so that nobody has to take the node's word for them. */
final class HistoryProof {
    private static final ByteString NO_HASH = ByteString.copyFrom(new byte[32]);

    private HistoryProof() {}

    /**
     * Checks entries that follow each other.
     *
     * @param fromStart whether the first of them is the journal's first
     * @return what is wrong with the first that cannot be trusted, or null
     */
    static @Nullable String fault(List<HistoryEntry> entries, boolean fromStart) {
        ByteString previous = fromStart ? NO_HASH : null;
        for (HistoryEntry entry : entries) {
            if (previous != null && !previous.equals(entry.getPreviousHash())) {
                return "version " + entry.getVersion() + " does not follow the entry before it";
            }
            if (!hash(entry).equals(hex(entry.getHash()))) {
                return "the hash of version " + entry.getVersion() + " is not that of its content";
            }
            previous = entry.getHash();
        }
        return null;
    }

    private static String hash(HistoryEntry entry) {
        return Chain.hash(
                entry.getVersion(),
                entry.getEpochMillis(),
                List.of(
                        entry.getWho(),
                        entry.getFrom(),
                        entry.getWhat(),
                        entry.getComment(),
                        entry.getName(),
                        entry.getSummary(),
                        hex(entry.getTextHash()),
                        hex(entry.getPreviousHash())));
    }

    /** Lower-case hexadecimal digits. */
    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
