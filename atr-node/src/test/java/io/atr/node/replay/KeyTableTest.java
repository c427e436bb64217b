package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.atr.governance.Verdict;
import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.Datagram;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.rules.RuleBook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captures with more strangers than there is memory for. */
class KeyTableTest {
    private static final int NAMES = 2 * KeyTable.MOST_STRANGERS + 100_000;

    @Test
    void countsStrangersBeyondTheBoundTogether() throws Exception {
        KeyTable names = new KeyTable(KeyExtractor.parse("ip.src"), new Directory(name -> RuleBook.NONE, 99));
        KeyTable numbers = new KeyTable(KeyExtractor.parse("payload:u32be@0"), new Directory(name -> 5, 99));
        CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(strangers()), "strangers");
        Datagram datagram = new Datagram();
        for (int i = 0; reader.next(datagram); i++) {
            Key name = names.find(datagram);
            assertEquals("ip:" + address(i), new String(name.text(), StandardCharsets.UTF_8));
            assertEquals(99, name.id());
            name.tally().count(Verdict.DROP);
            Key number = numbers.find(datagram);
            assertEquals(Integer.toString(0x0100_0000 + i), new String(number.text(), StandardCharsets.UTF_8));
            number.tally().count(Verdict.DROP);
        }
        for (KeyTable table : List.of(names, numbers)) {
            List<Tally> tallies = table.tallies();
            assertEquals(KeyTable.MOST_STRANGERS + 1, tallies.size());
            assertEquals("(others)", tallies.getFirst().label());
            assertEquals(NAMES - KeyTable.MOST_STRANGERS, tallies.getFirst().total());
        }
    }

    @Test
    void aNameIsLookedUpOnce() throws Exception {
        int[] asked = {0};
        KeyTable table = new KeyTable(KeyExtractor.parse("udp.dst"), new Directory(name -> ++asked[0], 99));
        byte[] capture = Sample.capture(
                Sample.udp(1, "10.0.0.1", "10.0.0.2", 3),
                Sample.udp(2, "10.0.0.9", "10.0.0.2", 3),
                Sample.udp(3, "10.0.0.1", "10.0.0.2", 4));
        CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "names");
        Datagram datagram = new Datagram();
        List<Key> keys = new ArrayList<>();
        while (reader.next(datagram)) {
            keys.add(table.find(datagram));
        }
        assertSame(keys.get(0), keys.get(1));
        assertEquals(List.of(1, 1, 2), keys.stream().map(Key::id).toList());
        assertEquals(2, asked[0]);
    }

    private static byte[] strangers() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            samples.add(Sample.udp(i, address(i), "10.0.0.1", 1, 1, i >> 16, i >> 8, i));
        }
        return Sample.capture(samples.toArray(Sample[]::new));
    }

    private static String address(int i) {
        return "1." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
    }
}
