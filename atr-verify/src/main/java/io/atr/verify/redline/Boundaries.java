package io.atr.verify.redline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the packets' way ends though our code goes on. This is the only list of such places, and each is one call in one
 * method: the same call from anywhere else is followed. The clock is none of them, it is followed into each clock of ours.
 */
final class Boundaries {
    private static final String DELIVERY = "the user's handler: what it does is the user's";
    private static final String COMMAND =
            "a command of the control plane, carried out between two rounds at the price of a pause that its caller asked for";
    private static final String CLOSING =
            "closing from within a handler: the last thing that this publication or" + " subscription does";

    /** All of them. */
    static final List<Boundary> ALL = List.of(
            new Boundary("io/atr/InPlace.handAll", "io/atr/PacketHandler.onPacket", DELIVERY),
            new Boundary("io/atr/InPlace.handWanted", "io/atr/PacketHandler.onPacket", DELIVERY),
            new Boundary("io/atr/Copied.hand", "io/atr/PacketHandler.onPacket", DELIVERY),
            new Boundary("io/atr/Publication.pollVerdicts", "io/atr/VerdictHandler.onVerdict", DELIVERY),
            new Boundary("io/atr/shard/Mailbox.open", "java/lang/Runnable.run", COMMAND),
            new Boundary(
                    "io/atr/shard/Shard.rest",
                    "java/lang/Runnable.run",
                    "a lane that was to be closed is empty: its owner is told, once in its life"),
            new Boundary(
                    "io/atr/shard/Shard.tellOnLiar",
                    "java/lang/Runnable.run",
                    "another process wrote what cannot be: its lane is given up, once"),
            new Boundary("io/atr/Publication.pollVerdicts", "io/atr/PublicationHome.close", CLOSING),
            new Boundary("io/atr/Subscription.poll", "java/lang/Runnable.run", CLOSING));

    private final List<Boundary> declared;
    private final Set<Boundary> met = new HashSet<>();

    /**
     * A call that is not followed.
     *
     * @param from the calling method: owner in internal form, a dot, its name
     * @param to the called method as the instruction names it, likewise
     * @param reason why it is no part of the packets' way
     */
    record Boundary(String from, String to, String reason) {}

    Boundaries(List<Boundary> declared) {
        this.declared = declared;
    }

    /** Whether a call is one of them. */
    boolean crosses(Method from, Method to) {
        for (Boundary boundary : declared) {
            if (boundary.from.equals(from.qualified()) && boundary.to.equals(to.qualified())) {
                met.add(boundary);
                return true;
            }
        }
        return false;
    }

    /** Those that no call has met so far: declared for nothing. */
    List<Boundary> unmet() {
        return declared.stream().filter(one -> !met.contains(one)).toList();
    }
}
