package io.atr.node.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that came out of a capture, up to its end or its damage. */
record Reading(
        List<Sent> datagrams, Map<FrameKind, Long> kinds, long odd, long bytesRead, Optional<CaptureException> damage) {
    static Reading of(byte[] capture) {
        return of(new ByteArrayInputStream(capture));
    }

    static Reading of(InputStream capture) {
        List<Sent> datagrams = new ArrayList<>();
        Map<FrameKind, Long> kinds = new EnumMap<>(FrameKind.class);
        try (CaptureReader reader = CaptureReader.open(capture, "test.pcap")) {
            Optional<CaptureException> damage = drain(reader, datagrams);
            for (FrameKind kind : FrameKind.values()) {
                if (reader.counters().of(kind) > 0) {
                    kinds.put(kind, reader.counters().of(kind));
                }
            }
            return new Reading(datagrams, kinds, reader.counters().odd(), reader.bytesRead(), damage);
        } catch (CaptureException e) {
            return new Reading(datagrams, kinds, 0, 0, Optional.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CaptureException> drain(CaptureReader reader, List<Sent> into) throws IOException {
        Datagram datagram = new Datagram();
        try {
            while (reader.next(datagram)) {
                into.add(Sent.read(datagram));
            }
            return Optional.empty();
        } catch (CaptureException e) {
            return Optional.of(e);
        }
    }

    CaptureException.Kind damageKind() {
        return damage.orElseThrow().kind();
    }
}
