package io.atr.node.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hashes of the journal. They do not depend on how a line is written: each value goes in with its length in front. */
public final class Chain {
    private static final String DOMAIN = "atr rules journal 1";

    private Chain() {}

    /** SHA-256 of a text's UTF-8 form, in hex. */
    public static String hash(byte[] text) {
        return HexFormat.of().formatHex(sha256().digest(text));
    }

    /**
     * SHA-256 over everything in an entry but its hash, in hex.
     *
     * @param values who, from, what, comment, name, summary, and the hashes of the text and of the entry before
     */
    public static String hash(long version, long epochMillis, List<String> values) {
        MessageDigest digest = sha256();
        add(digest, DOMAIN);
        digest.update(
                ByteBuffer.allocate(16).putLong(version).putLong(epochMillis).flip());
        values.forEach(value -> add(digest, value));
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
