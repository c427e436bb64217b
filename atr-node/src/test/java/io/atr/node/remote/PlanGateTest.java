package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.access.SenderScope;
import io.atr.node.access.TopicScope;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlanGateTest {
    private final AtomicLong now = new AtomicLong(-3);
    private final PlanGate gate = new PlanGate(now::get);

    private static Caller caller(String name, Role... roles) {
        return new Caller(name, "here", Set.of(roles), SenderScope.ALL, TopicScope.ALL, false, false);
    }

    @Test
    void onePlanAtATimeAndOnePlaceForOperators() {
        Caller one = caller("one", Role.OBSERVER);
        Caller two = caller("two", Role.OBSERVER);
        Caller chief = caller("chief", Role.OBSERVER, Role.OPERATOR);
        PlanGate.Place first = gate.enter(one);
        assertTrue(refusal(two).contains("another plan"));
        PlanGate.Place own = gate.enter(chief);
        assertTrue(refusal(chief).contains("another plan"));
        own.close();
        gate.enter(chief).close();
        first.close();
        gate.enter(two).close();
        assertEquals(2, gate.refused());
    }

    @Test
    void oneOfACallerInFiveSeconds() {
        Caller one = caller("one", Role.OBSERVER);
        gate.enter(one).close();
        now.addAndGet(PlanGate.INTERVAL_NANOS - 1);
        assertTrue(refusal(one).contains("less than 5 s ago"));
        assertTrue(refusal(one).contains("less than 5 s ago"), "asking again does not begin it anew");
        gate.enter(caller("two", Role.OBSERVER)).close();
        now.addAndGet(1);
        gate.enter(one).close();
        Caller chief = caller("chief", Role.OPERATOR);
        gate.enter(chief).close();
        gate.enter(chief).close();
    }

    @Test
    void aPlanThatFailsGivesItsPlaceBack() {
        Caller one = caller("one", Role.OBSERVER);
        assertThrows(OutOfMemoryError.class, () -> {
            try (PlanGate.Place place = gate.enter(one)) {
                throw new OutOfMemoryError("a test's");
            }
        });
        gate.enter(caller("two", Role.OBSERVER)).close();
    }

    private String refusal(Caller caller) {
        Status status = assertThrows(StatusRuntimeException.class, () -> gate.enter(caller))
                .getStatus();
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode());
        return String.valueOf(status.getDescription());
    }
}
