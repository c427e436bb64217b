package io.atr.model;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of everything that a run lets one see. */
final class Digest {
    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException every) {
            throw new AssertionError("every Java platform has SHA-256", every);
        }
    }

    void number(long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    }

    void packet(MemorySegment memory, long at) {
        sha.update(memory.asSlice(at, 64).asByteBuffer());
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
