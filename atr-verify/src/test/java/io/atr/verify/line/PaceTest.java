package io.atr.verify.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Cpus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    @Test
    void slicesFollowOneAnotherAndTellWhatWasSent() {
        try (Line line = new Line(Stands.ordinary(Cpus.ANYWHERE))) {
            Pace pace = new Pace(line, 100 * NANOS);
            pace.begin();
            long sent = line.stream(NANOS, pace);
            List<Pace.Slice> slices = pace.slices();
            double inSlices = 0;
            for (int i = 0; i + 1 < slices.size(); i++) {
                double seconds = slices.get(i + 1).seconds() - slices.get(i).seconds();
                assertTrue(seconds >= Pace.SLICE_MILLIS / 1e3, () -> slices.toString());
                inSlices += seconds * slices.get(i).perSecond();
            }
            assertTrue(inSlices > 0 && inSlices <= 1.0001 * sent, inSlices + " of " + sent);
        }
    }

    @Test
    void theTimeThatTheClientWasAwayIsSeen() {
        long away = TimeUnit.MILLISECONDS.toNanos(70);
        try (Line line = new Line(Stands.ordinary(Cpus.ANYWHERE))) {
            Pace pace = new Pace(line, 100 * NANOS);
            pace.begin();
            boolean[] done = {false};
            line.stream(NANOS, () -> {
                if (!done[0]) {
                    LockSupport.parkNanos(away);
                    done[0] = true;
                }
                pace.run();
            });
            assertTrue(
                    pace.slices().getFirst().longestNanos() >= away,
                    () -> pace.slices().toString());
        }
    }

    @Test
    void whatHasNoRoomIsNotNoted() {
        try (Line line = new Line(Stands.ordinary(Cpus.ANYWHERE))) {
            Pace pace = new Pace(line, 0);
            pace.begin();
            line.stream(NANOS, pace);
            assertEquals(1, pace.slices().size());
        }
    }
}
