package io.atr.bridge;

import io.atr.bridge.BridgeMessage.Done;
import io.atr.bridge.BridgeMessage.Ending;
import io.atr.bridge.BridgeMessage.Gone;
import io.atr.bridge.BridgeMessage.Hello;
import io.atr.bridge.BridgeMessage.Leave;
import io.atr.bridge.BridgeMessage.Memory;
import io.atr.bridge.BridgeMessage.Publish;
import io.atr.bridge.BridgeMessage.Published;
import io.atr.bridge.BridgeMessage.Refused;
import io.atr.bridge.BridgeMessage.Subscribe;
import io.atr.bridge.BridgeMessage.Subscribed;
import io.atr.bridge.BridgeMessage.Welcome;
import java.lang.foreign.MemorySegment;

/** Writes and reads {@link BridgeMessage}s. */
final class BridgeCodec {
    private static final int MAX_SLOTS = 1 << 24;
    private static final int MAX_IDS = 1 << 20;

    private BridgeCodec() {}

    /** A message and the number of the request that it is, or answers. */
    record Numbered(int request, BridgeMessage message) {}

    /** Writes a message; answers its length. */
    static int encode(int request, BridgeMessage message, MemorySegment into) {
        WireWriter out = new WireWriter(into);
        out.u16(BridgeMessage.VERSION);
        out.u16(kind(message));
        out.u32(request);
        switch (message) {
            case Hello it -> out.text(it.token());
            case Publish it -> {
                out.u32(it.sender());
                out.ids(it.senders());
                out.flag(it.bypass());
                out.flag(it.tracked());
            }
            case Subscribe it -> {
                out.flag(it.gating());
                out.ids(it.topics());
            }
            case Leave it -> out.u32(it.id());
            case Welcome it -> {
                out.u64(it.epoch());
                out.u32(it.shards());
                out.u32(it.topics());
                out.u32(it.senders());
            }
            case Refused it -> {
                out.u32(it.code());
                out.text(it.why());
            }
            case Memory it -> out.u32(it.count());
            case Published it -> {
                out.u32(it.id());
                out.u32(it.slots());
            }
            case Subscribed it -> {
                out.u32(it.id());
                out.flag(it.feed());
                out.u32(it.place());
                out.u32(it.subscribers());
                out.u32(it.slots());
            }
            case Gone it -> {
                out.u32(it.id());
                out.text(it.why());
            }
            case Done it -> {}
            case Ending it -> {}
        }
        return out.length();
    }

    /** Reads a message of {@code length} bytes. */
    static Numbered decode(MemorySegment from, int length) throws MalformedMessage {
        WireReader in = new WireReader(from, length);
        int version = in.u16();
        if (version != BridgeMessage.VERSION) {
            throw new MalformedMessage("version " + version + " of the protocol; this side speaks "
                    + BridgeMessage.VERSION + ": use the same release on both sides");
        }
        int kind = in.u16();
        int request = in.u32();
        BridgeMessage message = fields(kind, in);
        in.end();
        return new Numbered(request, message);
    }

    private static BridgeMessage fields(int kind, WireReader in) throws MalformedMessage {
        return switch (kind) {
            case 1 -> new Hello(in.text());
            case 2 -> new Publish(in.within(-1, MAX_IDS), in.ids(), in.flag(), in.flag());
            case 3 -> new Subscribe(in.flag(), in.ids());
            case 4 -> new Leave(in.u32());
            case 17 -> new Welcome(in.u64(), in.within(1, 256), in.within(1, MAX_IDS), in.within(1, MAX_IDS));
            case 18 -> new Refused(in.within(0, Refusal.values().length - 1), in.text());
            case 19 -> new Memory(in.within(1, 1024));
            case 20 -> new Published(in.u32(), in.within(1, MAX_SLOTS));
            case 21 ->
                new Subscribed(in.u32(), in.flag(), in.within(0, 1023), in.within(1, 1024), in.within(1, MAX_SLOTS));
            case 22 -> new Gone(in.u32(), in.text());
            case 23 -> new Done();
            case 24 -> new Ending();
            default -> throw new MalformedMessage("a message of kind " + kind + ", which this version does not have");
        };
    }

    private static int kind(BridgeMessage message) {
        return switch (message) {
            case Hello it -> 1;
            case Publish it -> 2;
            case Subscribe it -> 3;
            case Leave it -> 4;
            case Welcome it -> 17;
            case Refused it -> 18;
            case Memory it -> 19;
            case Published it -> 20;
            case Subscribed it -> 21;
            case Gone it -> 22;
            case Done it -> 23;
            case Ending it -> 24;
        };
    }
}
