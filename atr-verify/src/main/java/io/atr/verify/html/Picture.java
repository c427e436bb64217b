package io.atr.verify.html;

/** Curves of a row, their legend and their numbers. */
interface Picture {
    /** Whether there is nothing to draw. */
    boolean isEmpty();

    /** Draws it into a page. */
    void write(Html html);
}
