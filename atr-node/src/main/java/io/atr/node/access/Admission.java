package io.atr.node.access;

/** The answer to {@link Credentials}. Immutable; any thread. */
public sealed interface Admission {
    /** In place of a time: for ever. */
    long FOR_EVER = Long.MAX_VALUE;

    /**
     * They are good.
     *
     * @param caller whose they are
     * @param untilMillis when they expire, in milliseconds since 1970, or {@link #FOR_EVER}: ask again then
     */
    record Admitted(Caller caller, long untilMillis) implements Admission {}

    /**
     * They are not.
     *
     * @param why for programs
     * @param text for the caller: what is wrong, and what to do instead
     */
    record Refused(Why why, String text) implements Admission {}

    /** Why credentials are refused. */
    enum Why {
        /** There are none, where some are needed. */
        NO_CREDENTIALS,
        /** Nobody has this token. */
        BAD_TOKEN,
        /** The token or certificate was good once. */
        EXPIRED,
        /** TLS trusts the certificate, but it is nobody's. */
        UNKNOWN_CERTIFICATE,
        /** The kernel says who it is, and nobody granted that user anything. */
        UNKNOWN_USER
    }
}
