package io.atr.node.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a bearer token: whoever reads it learns nothing that opens a door. Immutable; any thread. */
final class TokenHash {
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int RANDOM_BYTES = 32;
    private static final String PREFIX = "atr_";

    private final byte[] hash;

    private TokenHash(byte[] hash) {
        this.hash = hash;
    }

    /** The hash that 64 hexadecimal digits spell, or null. */
    static @Nullable TokenHash parse(String text) {
        return HEX.matcher(text).matches() ? new TokenHash(HexFormat.of().parseHex(text)) : null;
    }

    static TokenHash of(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new TokenHash(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** A token that nobody can guess: 256 random bits. */
    static String freshToken(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Takes the same time wherever they differ. */
    boolean isSame(TokenHash other) {
        return MessageDigest.isEqual(hash, other.hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
