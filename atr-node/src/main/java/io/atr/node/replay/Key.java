package io.atr.node.replay;

import java.nio.charset.StandardCharsets;

/** What a datagram's topic or sender came to. */
public final class Key {
    /** In place of a refusal: the datagram has this key. */
    static final int NONE = 0;

    private final int id;
    private final byte[] text;
    private final Tally tally;
    private final int refusal;

    private Key(int id, String text, Tally tally, int refusal) {
        this.id = id;
        this.text = Csv.field(text).getBytes(StandardCharsets.UTF_8);
        this.tally = tally;
        this.refusal = refusal;
    }

    /**
     * A key that the datagram has.
     *
     * @param id what the packet carries, unsigned
     * @param text what the list of verdicts says
     */
    static Key of(int id, String text, Tally tally) {
        return new Key(id, text, tally, NONE);
    }

    /** A key that the datagram does not have, with the code of the reason. */
    static Key missing(int refusal, Tally tally) {
        return new Key(0, "", tally, refusal);
    }

    int id() {
        return id;
    }

    /** A field of the list of verdicts. Not to be changed. */
    public byte[] text() {
        return text;
    }

    /** The tally of all datagrams with this key; keys beyond the bound of a table share one. */
    public Tally tally() {
        return tally;
    }

    /** The code of the reason why there is no key, or {@link #NONE}. */
    int refusal() {
        return refusal;
    }
}
