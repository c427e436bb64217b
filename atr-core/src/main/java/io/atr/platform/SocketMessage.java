package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * One message on its way through a {@link UnixSocket}, with the descriptors that go along; to be used over and over, by
 * one thread at a time.
 *
 * <pre>
 *   header   0  name      8  name's length    16  pieces of data   24  how many
 *           32  control  40  control's length 48  flags
 *   piece    0  address   8  length
 *   control  0  length    8  level            12  type             16  descriptors, 4 bytes each
 * </pre>
 */
public final class SocketMessage {
    /** Bytes of a message at the most. */
    public static final int MAX_BYTES = 16 << 10;

    /** Descriptors that one message carries at the most. */
    public static final int MAX_DESCRIPTORS = 64;

    private static final int[] NONE = {};
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt HALF = ValueLayout.JAVA_INT;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;
    private static final int HEADER = 56;
    private static final int PIECE = 16;
    private static final int CONTROL_HEADER = 16;

    private final MemorySegment header;
    private final MemorySegment piece;
    private final MemorySegment control;
    private final MemorySegment data;
    private int[] descriptors = NONE;

    /** Room for one message of the largest size. */
    public SocketMessage() {
        Arena arena = Arena.ofAuto();
        header = arena.allocate(HEADER, 8);
        piece = arena.allocate(PIECE, 8);
        control = arena.allocate(CONTROL_HEADER + 4L * MAX_DESCRIPTORS, 8);
        data = arena.allocate(MAX_BYTES, 8);
        header.set(ValueLayout.ADDRESS, 16, piece);
        header.set(WORD, 24, 1);
        piece.set(ValueLayout.ADDRESS, 0, data);
    }

    /** The message's bytes, and room for more up to {@link #MAX_BYTES}. */
    public MemorySegment data() {
        return data;
    }

    /** The descriptors that came with the last message received: whoever takes them closes them. */
    public int[] takeDescriptors() {
        int[] taken = descriptors;
        descriptors = NONE;
        return taken;
    }

    /** Closes the descriptors that nobody took. */
    public void closeDescriptors() {
        for (int fd : takeDescriptors()) {
            Descriptors.required().close(fd);
        }
    }

    MemorySegment toSend(int bytes, int... sent) {
        if (bytes < 1 || bytes > MAX_BYTES || sent.length > MAX_DESCRIPTORS) {
            throw new IllegalArgumentException("a message has 1.." + MAX_BYTES + " bytes and at most " + MAX_DESCRIPTORS
                    + " descriptors, not " + bytes + " and " + sent.length);
        }
        piece.set(WORD, 8, bytes);
        long length = sent.length == 0 ? 0 : CONTROL_HEADER + 4L * sent.length;
        header.set(ValueLayout.ADDRESS, 32, sent.length == 0 ? MemorySegment.NULL : control);
        header.set(WORD, 40, (length + 7) & -8);
        control.set(WORD, 0, length);
        control.set(HALF, 8, SOL_SOCKET);
        control.set(HALF, 12, SCM_RIGHTS);
        MemorySegment.copy(sent, 0, control, HALF, CONTROL_HEADER, sent.length);
        return header;
    }

    /** Without room for descriptors the kernel gives us none: what a stranger sends along never becomes ours. */
    MemorySegment toReceive(boolean withDescriptors) {
        closeDescriptors();
        piece.set(WORD, 8, MAX_BYTES);
        header.set(ValueLayout.ADDRESS, 32, withDescriptors ? control : MemorySegment.NULL);
        header.set(WORD, 40, withDescriptors ? control.byteSize() : 0);
        header.set(HALF, 48, 0);
        return header;
    }

    /** Picks up what came along; answers whether all of it came. */
    boolean received() {
        long end = Math.min(header.get(WORD, 40), control.byteSize());
        for (long at = 0; at + CONTROL_HEADER <= end; ) {
            long length = Math.min(control.get(WORD, at), end - at);
            if (length < CONTROL_HEADER) {
                break;
            }
            if (control.get(HALF, at + 8) == SOL_SOCKET && control.get(HALF, at + 12) == SCM_RIGHTS) {
                pickUp(at + CONTROL_HEADER, (int) (length - CONTROL_HEADER) / 4);
            }
            at += (length + 7) & -8;
        }
        boolean whole = (header.get(HALF, 48) & (MSG_TRUNC | MSG_CTRUNC)) == 0;
        if (!whole) {
            closeDescriptors();
        }
        return whole;
    }

    private void pickUp(long at, int count) {
        int had = descriptors.length;
        descriptors = Arrays.copyOf(descriptors, had + count);
        MemorySegment.copy(control, HALF, at, descriptors, had, count);
    }
}
