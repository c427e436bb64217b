package io.atr.node.access;

/** Says who somebody is. Any thread. */
public interface Admitter {
    /** Whose the credentials are, or why they are refused. Does not block. */
    Admission admit(Credentials credentials);

    /** Grows whenever answers may have changed: an answer is good as long as this stays the same. */
    long generation();
}
