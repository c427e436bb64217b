package io.atr.node.capture;

/**
 * A capture that cannot be read, or not any further. Datagrams handed out before stay valid.
 *
 * <p>The message is one line: file, byte offset, what was found there, and what to do about it.
 */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the capture. */
    public enum Kind {
        /** The file has no bytes at all. */
        EMPTY,
        /** The first bytes belong to no capture format. */
        NOT_A_CAPTURE,
        /** A capture, but of a version or link type that is not read. */
        UNSUPPORTED,
        /** The file ends inside a header or record. */
        TRUNCATED,
        /** A record contradicts itself or the format. */
        CORRUPT
    }

    private final Kind kind;
    private final String file;
    private final long offset;
    private final String found;
    private final String remedy;

    CaptureException(Kind kind, String file, long offset, String found, String remedy) {
        super(file + ": byte " + offset + ": " + found + "; " + remedy);
        this.kind = kind;
        this.file = file;
        this.offset = offset;
        this.found = found;
        this.remedy = remedy;
    }

    /** What is wrong, for programs. */
    public Kind kind() {
        return kind;
    }

    /** Name of the capture as it was given. */
    public String file() {
        return file;
    }

    /** Bytes from the start of the capture to the header or record at fault. */
    public long offset() {
        return offset;
    }

    /** What was found there. */
    public String found() {
        return found;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
