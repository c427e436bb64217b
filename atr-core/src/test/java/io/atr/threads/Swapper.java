package io.atr.threads;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.TestBus;
import io.atr.VerdictHandler;
import io.atr.governance.Reason;
import io.atr.governance.Rules;

/** Swaps two compiled sets of rules, and tells by a probe which of them is in force. Allocates nothing. */
final class Swapper {
    /** What swaps have cost, and how many of them left the probe's verdict as it was. */
    record Cost(long bytes, long collections, int wrongVerdicts) {}

    static final Cost NOTHING = new Cost(0, 0, 0);

    private final Bus bus;
    private final Runnable whileWaiting;
    private final Rules one;
    private final Rules other;
    private final Publication probe;
    private int lastCode;
    private final VerdictHandler keepCode = (position, topic, code) -> lastCode = code;
    private boolean oneInForce;

    Swapper(Bus bus, Runnable whileWaiting) {
        this.bus = bus;
        this.whileWaiting = whileWaiting;
        this.one = bus.compile(Setting.rules(true));
        this.other = bus.compile(Setting.rules(false));
        this.probe = bus.publish(PublicationOptions.sender(Setting.PROBE_SENDER).withVerdicts());
    }

    long swap() {
        oneInForce = !oneInForce;
        return bus.apply(oneInForce ? one : other);
    }

    boolean probeIsJudgedByTheRulesInForce() {
        probe.offer(Setting.PROBE_TOPIC, TestBus.DATA, 0, 0);
        while (probe.pollVerdicts(keepCode, 1) == 0) {
            whileWaiting.run();
        }
        Reason expected = oneInForce ? Reason.E_GOV_UNKNOWN_SENDER : Reason.E_GOV_UNKNOWN_TOPIC;
        return lastCode == expected.code();
    }

    Cost measure(int swaps) {
        long collections = Allocation.collections();
        long before = Allocation.ofThisThread();
        int wrong = 0;
        for (int i = 0; i < swaps; i++) {
            swap();
            wrong += probeIsJudgedByTheRulesInForce() ? 0 : 1;
        }
        long bytes = Allocation.ofThisThread() - before;
        return new Cost(bytes, Allocation.collections() - collections, wrong);
    }
}
