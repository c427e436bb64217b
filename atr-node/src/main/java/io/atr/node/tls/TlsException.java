package io.atr.node.tls;

/** Certificates or keys that cannot be used. The message is one line: what, where, what to do instead. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    /** The line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
