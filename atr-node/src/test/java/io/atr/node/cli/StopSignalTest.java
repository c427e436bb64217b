package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal signal = StopSignal.install(Duration.ofMillis(1));
    private final List<Boolean> raisedAsItRan = new ArrayList<>();

    @AfterEach
    void close() {
        signal.close();
    }

    @Test
    void doesWhatIsWishedOnceAndAfterItIsSeenAsRaised() {
        signal.whenRaised(() -> raisedAsItRan.add(signal.isRaised()));
        assertFalse(signal.isRaised());
        assertEquals(List.of(), raisedAsItRan);
        signal.raise();
        signal.raise();
        assertTrue(signal.isRaised());
        assertEquals(List.of(true), raisedAsItRan);
    }

    @Test
    void doesItAtOnceWhereItIsRaisedAlready() {
        signal.raise();
        signal.whenRaised(() -> raisedAsItRan.add(signal.isRaised()));
        assertEquals(List.of(true), raisedAsItRan);
    }
}
