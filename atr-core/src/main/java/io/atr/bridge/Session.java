package io.atr.bridge;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.platform.Errno;
import io.atr.platform.Peer;
import io.atr.platform.SocketMessage;
import io.atr.platform.UnixSocket;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection and what it holds. It ends with the connection, for whatever reason: the kernel tells when the client
 * is gone, however it went. Only the bridge's thread.
 */
final class Session {
    private static final long SECOND = 1_000_000_000;
    private static final int MESSAGES_A_TURN = 16;

    private final UnixSocket socket;
    private final Letterbox letters;
    private final Peer peer;
    private final Giver giver;
    private final BridgeLimits limits;
    private final long begun = System.nanoTime();
    private final Map<Integer, Held> holdings = new LinkedHashMap<>();
    private @Nullable SessionRights rights;
    private long second = begun;
    private int messages;
    private int lastId;
    private boolean ending;
    private boolean over;

    /** Something that the session holds, what it is for people, and whether it may stay. */
    private static final class Held {
        private final Holding holding;
        private final String what;
        private final Claim claim;
        private final String who;
        private final PlaceQuota quota;
        private boolean stallNoted;

        Held(Holding holding, String what, Claim claim, String who, PlaceQuota quota) {
            this.holding = holding;
            this.what = what;
            this.claim = claim;
            this.who = who;
            this.quota = quota;
            quota.take(who);
        }
    }

    /** What a holding needs of the rights. */
    private interface Claim {
        void check(SessionRights rights) throws RefusedException;
    }

    Session(UnixSocket socket, Giver giver, BridgeLimits limits) throws IOException {
        this.socket = socket;
        this.letters = new Letterbox(socket);
        this.peer = socket.peer();
        this.giver = giver;
        this.limits = limits;
    }

    int fd() {
        return socket.fd();
    }

    boolean isOver() {
        return over;
    }

    /** Whether it has said who it is, and may be here. */
    boolean isKnown() {
        return rights != null;
    }

    int holdings() {
        return holdings.size();
    }

    /** Whether it may still put packets into lanes. */
    boolean publishes() {
        return holdings.values().stream().anyMatch(held -> held.holding.publishes());
    }

    /** Asks the client to publish nothing more, and gives it nothing more. */
    void announceEnd() {
        ending = true;
        tell(0, new BridgeMessage.Ending());
    }

    /** Takes back the lanes that it has not left by itself. */
    void endPublications() {
        holdings.values().removeIf(held -> {
            boolean publishes = held.holding.publishes();
            if (publishes) {
                takeBack(held);
            }
            return publishes;
        });
    }

    /** Answers what has come in. */
    void read(SocketMessage in) {
        for (int i = 0; i < MESSAGES_A_TURN && !over; i++) {
            int length = socket.receive(in, false);
            if (length == -Errno.EAGAIN) {
                return;
            }
            if (length == UnixSocket.REFUSED) {
                showOut(0, Refusal.BAD_REQUEST, "a message was too long, or brought descriptors along");
            } else if (length <= 0) {
                close();
            } else {
                hear(in, length);
            }
        }
    }

    /** What is to be done now and then. */
    void tick(long now) {
        if (rights == null && now - begun > limits.patience().toNanos()) {
            showOut(0, Refusal.UNAUTHENTICATED, "no hello came; say who you are, or hang up");
        }
        boolean renewed = !over && renew();
        Iterator<Map.Entry<Integer, Held>> each = holdings.entrySet().iterator();
        while (each.hasNext() && !over) {
            Map.Entry<Integer, Held> held = each.next();
            noteStall(held.getValue());
            String trouble = held.getValue().holding.trouble();
            if (trouble.isEmpty() && renewed) {
                trouble = lack(held.getValue());
            }
            if (!trouble.isEmpty()) {
                each.remove();
                takeBack(held.getValue());
                tell(0, new BridgeMessage.Gone(held.getKey(), trouble));
            }
        }
    }

    /** Whether the rights may have changed; whoever has none any more is shown out. */
    private boolean renew() {
        try {
            return rights != null && rights.renew();
        } catch (RefusedException refused) {
            showOut(0, refused.refusal(), said(refused));
            return false;
        }
    }

    /** Why it may not be held any longer; empty when it may. */
    private String lack(Held held) {
        try {
            if (rights != null) {
                held.claim.check(rights);
            }
            return "";
        } catch (RefusedException refused) {
            return said(refused);
        }
    }

    /** Says no, and hangs up. */
    void showOut(int request, Refusal why, String text) {
        try {
            letters.send(request, new BridgeMessage.Refused(why.ordinal(), text));
        } catch (IOException gone) {
            // it does not listen, and is hung up on all the same
        }
        close();
    }

    void close() {
        if (!over) {
            over = true;
            try {
                socket.close();
            } finally {
                giveBackAll();
            }
        }
    }

    /** Whatever one holding's end throws, the others are given back too. */
    private void giveBackAll() {
        Iterator<Held> each = holdings.values().iterator();
        try {
            while (each.hasNext()) {
                Held held = each.next();
                each.remove();
                end(held);
            }
        } finally {
            if (each.hasNext()) {
                giveBackAll();
            } else {
                leave();
            }
        }
    }

    private void leave() {
        SessionRights left = rights;
        rights = null;
        if (left != null) {
            left.left();
        }
    }

    private void hear(SocketMessage in, int length) {
        if (!mayTalk()) {
            showOut(0, Refusal.EXHAUSTED, "more than " + limits.messagesPerSecond() + " messages in a second");
            return;
        }
        BridgeCodec.Numbered heard;
        try {
            heard = BridgeCodec.decode(in.data(), length);
        } catch (MalformedMessage refused) {
            showOut(0, Refusal.BAD_REQUEST, "not a message of this protocol: " + refused.getMessage());
            return;
        }
        try {
            answer(heard.request(), heard.message());
        } catch (RefusedException refused) {
            tell(heard.request(), new BridgeMessage.Refused(refused.refusal().ordinal(), said(refused)));
        } catch (IllegalArgumentException refused) {
            tell(heard.request(), new BridgeMessage.Refused(Refusal.BAD_REQUEST.ordinal(), said(refused)));
        } catch (IllegalStateException refused) {
            tell(heard.request(), new BridgeMessage.Refused(Refusal.EXHAUSTED.ordinal(), said(refused)));
        } catch (IOException | RuntimeException failed) {
            tell(heard.request(), new BridgeMessage.Refused(Refusal.UNAVAILABLE.ordinal(), said(failed)));
        }
    }

    private void answer(int request, BridgeMessage message) throws IOException {
        SessionRights allowed = rights;
        if (allowed == null) {
            greet(request, message);
            return;
        }
        switch (message) {
            case BridgeMessage.Publish wish -> {
                mustHaveRoom();
                PublicationOptions options = Wishes.options(wish);
                Giver.Gift gift = giver.publish(allowed, options, ++lastId);
                hold(gift, Wishes.words(options), now -> now.checkStill(options), allowed, giver.quota(true));
                send(request, gift);
            }
            case BridgeMessage.Subscribe wish -> {
                mustHaveRoom();
                SubscriptionOptions options = Wishes.options(wish);
                Giver.Gift gift = giver.subscribe(allowed, options, ++lastId);
                hold(gift, Wishes.words(options), now -> now.checkStill(options), allowed, giver.quota(false));
                send(request, gift);
            }
            case BridgeMessage.Leave it -> leave(request, it.id());
            default -> showOut(request, Refusal.BAD_REQUEST, "a client does not say this");
        }
    }

    private void greet(int request, BridgeMessage message) throws IOException {
        if (!(message instanceof BridgeMessage.Hello hello)) {
            showOut(request, Refusal.UNAUTHENTICATED, "say hello first");
            return;
        }
        try {
            rights = giver.admit(peer, hello.token());
        } catch (RefusedException refused) {
            showOut(request, refused.refusal(), said(refused));
            return;
        }
        letters.send(request, giver.welcome());
    }

    private void hold(Giver.Gift gift, String what, Claim claim, SessionRights allowed, PlaceQuota quota) {
        holdings.put(lastId, new Held(gift.granted().holding(), what, claim, allowed.who(), quota));
        allowed.took(what);
    }

    private void send(int request, Giver.Gift gift) throws IOException {
        Grantable granted = gift.granted();
        try {
            letters.sendFiles(request, gift.before());
            letters.sendFiles(request, granted.files());
            letters.send(request, granted.answer());
        } catch (IOException deaf) {
            close();
        } finally {
            granted.closeFiles();
        }
    }

    private void leave(int request, int id) throws IOException {
        Held held = holdings.remove(id);
        if (held == null) {
            throw new RefusedException(Refusal.BAD_REQUEST, "nothing is held under the number " + id);
        }
        takeBack(held);
        letters.send(request, new BridgeMessage.Done());
    }

    private void end(Held held) {
        held.quota.giveBack(held.who);
        held.holding.close();
        noteStall(held);
    }

    /** Once for each; also for one that is given back before anybody looked. */
    private void noteStall(Held held) {
        if (!held.stallNoted && rights != null && held.holding.hasStalled()) {
            held.stallNoted = true;
            rights.stalled(held.what, giver.stalled(rights));
        }
    }

    private void takeBack(Held held) {
        end(held);
        if (rights != null) {
            rights.gaveBack(held.what);
        }
    }

    private void mustHaveRoom() throws RefusedException {
        if (ending) {
            throw new RefusedException(Refusal.UNAVAILABLE, "the node is ending; it gives nothing more");
        }
        if (holdings.size() >= limits.holdings()) {
            throw new RefusedException(
                    Refusal.EXHAUSTED,
                    "one connection has at most " + limits.holdings()
                            + " publications and subscriptions; close one, or open another connection");
        }
    }

    private void tell(int request, BridgeMessage message) {
        try {
            letters.send(request, message);
        } catch (IOException deaf) {
            close();
        }
    }

    private boolean mayTalk() {
        long now = System.nanoTime();
        if (now - second >= SECOND) {
            second = now;
            messages = 0;
        }
        return ++messages <= limits.messagesPerSecond();
    }

    private static String said(Exception refused) {
        String text = refused.getMessage();
        return text == null ? refused.getClass().getSimpleName() : text;
    }
}
