package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Workload;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
    private static final Workload HOT = Workload.hot();
    private static final PeerRules RULES = new PeerRules(HOT);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatPassedIsRead(boolean inEvents) {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int ring = 64 << random.nextInt(3);
            Slots slots = new Slots(ring);
            Verdicts verdicts = new Verdicts(slots, ring, inEvents);
            Judge judge = RULES.judge(ring);
            Received received = new Received();
            long written = 0;
            long judged = 0;
            long read = 0;
            for (int step = 0; step < 500; step++) {
                for (long end = written + random.nextLong(ring - (written - read) + 1); written < end; written++) {
                    long route = HOT.routes()[(int) written % HOT.routes().length];
                    Message.write(slots.memory(), slots.at(written), route, written);
                }
                long judgedTo = judged + random.nextLong(written - judged + 1);
                judge.open();
                verdicts.judge(judge, judged, judgedTo);
                judged = judgedTo;
                long readTo = read + random.nextLong(judged - read + 1);
                verdicts.read(received, read, readTo);
                read = readTo;
                judge.read(received.count());
                assertEquals(HOT.passingUpTo(read), received.totals(), "seed " + seed + " step " + step);
            }
        }
    }
}
