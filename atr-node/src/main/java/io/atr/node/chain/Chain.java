package io.atr.node.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hashes of the journal. They do not depend on how a line is written: each value goes in with its length in front. */
final class Chain {
    private static final String DOMAIN = "atr rules journal 1";

    private Chain() {}

    /** SHA-256 of a text's UTF-8 form, in hex. */
    static String hash(byte[] text) {
        return HexFormat.of().formatHex(sha256().digest(text));
    }

    /** SHA-256 over everything in an entry but its hash, in hex. */
    static String hash(JournalEntry entry) {
        MessageDigest digest = sha256();
        add(digest, DOMAIN);
        digest.update(ByteBuffer.allocate(16)
                .putLong(entry.version())
                .putLong(entry.epochMillis())
                .flip());
        for (String value : List.of(
                entry.who(),
                entry.from(),
                entry.what(),
                entry.comment(),
                entry.name(),
                entry.summary(),
                entry.text(),
                entry.previous())) {
            add(digest, value);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
