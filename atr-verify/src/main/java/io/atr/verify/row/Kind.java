package io.atr.verify.row;

/** What a curve shows. */
public enum Kind {
    /** What was measured of ATR. */
    MEASURED,
    /** What the platform does by itself meanwhile. */
    PLATFORM,
    /** What a model says and nobody measured. */
    MODEL
}
