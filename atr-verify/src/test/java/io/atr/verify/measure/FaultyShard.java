package io.atr.verify.measure;

import io.atr.Bus;
import io.atr.agent.Clock;
import io.atr.bench.machine.Cpus;
import io.atr.verify.line.Stand;
import io.atr.verify.line.Stands;

/** A shard that does something wrong after each round in which it took packets. */
final class FaultyShard implements Stand {
    private final Bus bus;
    private final Fault fault;
    private final Thread thread = Thread.ofPlatform().daemon().name(SHARD).unstarted(this::run);
    private volatile boolean running = true;

    /** What is done wrong; on the shard's thread. */
    interface Fault extends AutoCloseable {
        void after(int packets);

        @Override
        default void close() {}
    }

    FaultyShard(Fault fault) {
        this(fault, Clock.monotonic());
    }

    /** By a clock that may do something wrong itself. */
    FaultyShard(Fault fault, Clock clock) {
        this.bus = Bus.onCallersThread(Stands.config(Cpus.ANYWHERE), clock);
        this.fault = fault;
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public void begin() {
        thread.start();
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fault.close();
        bus.close();
    }

    private void run() {
        while (running) {
            int packets = bus.doWork();
            if (packets > 0) {
                fault.after(packets);
            }
        }
    }

    static void spin(long nanos) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < nanos) {
            Thread.onSpinWait();
        }
    }
}
