package io.atr.bridge;

import io.atr.Answer;
import io.atr.Lifetime;
import java.io.IOException;

/** A publication or subscription of a client, over all connections that it lives through. */
abstract class ClientHolding {
    private volatile Lifetime life = new Lifetime();
    private int id;

    /** What to ask a node for. */
    abstract BridgeMessage wish();

    /** Whether packets come from it. */
    abstract boolean publishes();

    /** Takes what the node gave, for the first time or again. */
    abstract void attach(BridgeMessage.Welcome node, Dialogue.Reply reply) throws IOException;

    /** Asks for it on a fresh connection. */
    final void open(Dialogue dialogue, BridgeMessage.Welcome node) throws IOException {
        Dialogue.Reply reply = dialogue.ask(wish());
        Lifetime fresh = new Lifetime();
        life = fresh;
        attach(node, reply);
    }

    final Lifetime life() {
        return life;
    }

    final int id() {
        return id;
    }

    final void id(int number) {
        id = number;
    }

    /** The connection is lost; a later one may bring it back. */
    final void interrupt() {
        life.end(Answer.NOT_CONNECTED);
    }

    /** It is over for good. */
    final void end() {
        life.end(Answer.CLOSED);
    }
}
