package io.atr.bench.peers;

import io.atr.agent.Agent;
import io.atr.agent.AgentRunner;
import io.atr.agent.Idling;
import io.atr.bench.machine.Cpus;

/** Starts the governing stages of peers: on the same kind of thread that ATR's shards have, spinning when idle. */
final class Stages {
    private Stages() {}

    static AgentRunner start(Agent stage, Cpus cpus) {
        AgentRunner runner = new AgentRunner(stage, Idling.BUSY_SPIN.create(), cpus.stage(), System.err::println);
        runner.start();
        return runner;
    }
}
