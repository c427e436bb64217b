package io.atr;

/** Where a publication's lanes come from and go back to. */
public interface PublicationHome {
    /** Packets that were judged with a code so far, also after {@link #close}. Any thread. */
    long count(int code);

    /** The publication is done with its lanes. Called once, by its thread. */
    void close();
}
