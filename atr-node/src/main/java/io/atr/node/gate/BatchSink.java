package io.atr.node.gate;

/** Told, on the gateway's thread, what became of a batch. Afterwards the batch is the sink's to give back. */
public interface BatchSink {
    /** Every packet has a verdict. */
    void judged(Batch batch);

    /** The batch failed; packets that were in a lane already may have been judged. */
    void refused(Batch batch, Refusal why);

    /** One of the other methods threw: the call that the sink belongs to is to end. What it threw was told already. */
    void failed();
}
