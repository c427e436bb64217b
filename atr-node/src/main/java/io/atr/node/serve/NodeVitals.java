package io.atr.node.serve;

import io.atr.Bus;
import io.atr.node.admin.Readiness;
import io.atr.node.cli.Version;
import io.atr.node.desk.ActiveRules;
import io.atr.node.desk.RulesDesk;
import io.atr.node.view.Sessions;
import io.atr.node.view.Vitals;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a node tells of itself.
 *
 * @param name what it calls itself
 * @param startedEpochMillis when it was started
 * @param readiness whether it takes traffic
 * @param where where it listens, as far as it does by now
 * @param bus its bus
 * @param desk its rules
 * @param sessions who is connected
 */
record NodeVitals(
        String name,
        long startedEpochMillis,
        Readiness readiness,
        Supplier<List<String>> where,
        Bus bus,
        RulesDesk desk,
        Sessions sessions)
        implements Vitals {
    @Override
    public String softwareVersion() {
        return Version.atr();
    }

    @Override
    public List<String> notReady() {
        return readiness.missing();
    }

    @Override
    public List<String> listeners() {
        return where.get();
    }

    @Override
    public ActiveRules rules() {
        return desk.active();
    }

    @Override
    public Places publishers() {
        return new Places(bus.publishersTaken(), bus.config().limits().publishers());
    }

    @Override
    public Places subscribers() {
        return new Places(bus.subscribersTaken(), bus.config().limits().subscribers());
    }

    @Override
    public long queued(int shard) {
        return bus.queued(shard);
    }
}
