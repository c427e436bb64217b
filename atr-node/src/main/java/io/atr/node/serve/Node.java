package io.atr.node.serve;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.bridge.Bridge;
import io.atr.node.access.SecurityEvent;
import io.atr.node.admin.AdminServer;
import io.atr.node.admin.DataPlaneFigures;
import io.atr.node.admin.Figures;
import io.atr.node.admin.MetricsPage;
import io.atr.node.admin.Readiness;
import io.atr.node.admin.Readiness.Step;
import io.atr.node.admin.StageFigures;
import io.atr.node.admin.TimeFigures;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.desk.ActiveRules;
import io.atr.node.desk.Decision;
import io.atr.node.desk.DeskSettings;
import io.atr.node.desk.RulesDesk;
import io.atr.node.local.LocalGate;
import io.atr.node.reach.RunDirectory;
import io.atr.node.serve.config.Listen;
import io.atr.node.serve.config.NodeConfig;
import io.atr.node.serve.config.NodeSettings;
import io.atr.node.serve.config.Setting;
import io.atr.node.view.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node: a bus, its rules, and all ways to them. Started in the order in which one thing needs the other; ports are bound
 * last, when the rules are in force. The methods are for the thread that started it.
 */
public final class Node implements AutoCloseable {
    private final NodeConfig config;
    private final Consumer<String> warnings;
    private final Parts parts;
    private final Readiness readiness = new Readiness();
    private final List<String> listeners = new CopyOnWriteArrayList<>();
    private final Bus bus;
    private final RulesDesk rules;
    private final Guard guard;
    private final Remote remote;
    private final SocketGroup group;
    private final List<Consumer<Figures>> figures = new ArrayList<>();
    private @Nullable Bridge bridge;
    private long spare;

    private Node(NodeConfig config, Consumer<String> warnings, MemoryRoom room, Parts parts) {
        this.config = config;
        this.warnings = warnings;
        this.parts = parts;
        parts.add("run directory", NodeLock.take(config.run()));
        this.group = SocketGroup.of(config.unixGroup(), config.run());
        group.admitTo(config.run());
        this.bus = parts.add("bus", launch(Door.isWanted(config) ? sharing(config.bus()) : config.bus(), room));
        readiness.done(Step.MEMORY); // regions touch their pages when they are made
        Audited audited = parts.add("audit", Audited.open(config.audit(), this::rulesVersion, warnings));
        this.guard = parts.add("certificates", Guard.open(config.security(), audited.events(), warnings));
        this.rules = parts.add("rules", RulesDesk.open(bus, settings()));
        readiness.done(Step.RULES);
        WarmUp.run();
        System.gc(); // what lives on after the start is moved now, and not in a pause while packets flow
        readiness.done(Step.WARM);
        NodeVitals vitals = new NodeVitals(
                config.name(), System.currentTimeMillis(), readiness, this::listeners, bus, rules, new Sessions());
        audited.watch(bus);
        rules.onChange(now -> audited.events()
                .happened(new SecurityEvent(
                        SecurityEvent.Kind.RULES_CHANGED, "", now.source(), "rules version " + now.version())));
        this.remote = Remote.of(config, guard, parts, vitals, audited, warnings);
        listeners.addAll(remote.listen(group));
        unreachable().forEach(warnings);
        if (Door.isWanted(config)) {
            shareMemory(
                    new LocalGate(guard.desk(), () -> rules.active().book(), vitals.sessions(), audited.events()),
                    new RunDirectory(config.run()).bridge());
        }
        readiness.holds("the shards run", bus::isRunning);
        figures.addAll(List.of(
                new DataPlaneFigures(bus),
                new TimeFigures(bus),
                new StageFigures(bus),
                new RulesFigures(rules, remote::plansRefused),
                new RemoteFigures(remote.counters(), remote.faults(), remote.libraries()),
                new BudgetFigures(remote.budget()),
                new AccessFigures(guard.desk().counters(), audited.counters())));
        administer();
        remote.ready(true);
        readiness.done(Step.LISTENING);
    }

    /**
     * Starts a node.
     *
     * @param warnings told, a line each, what is not as it should be; by any thread
     * @throws CommandException when it cannot be; then nothing of it is left
     */
    public static Node start(NodeConfig config, Consumer<String> warnings) {
        return start(config, warnings, MemoryRoom.current());
    }

    /** As {@link #start(NodeConfig, Consumer)}, where so much memory may be had. */
    static Node start(NodeConfig config, Consumer<String> warnings, MemoryRoom room) {
        Parts parts = new Parts(warnings);
        try {
            return new Node(config, warnings, room, parts);
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /** What it tells when it is ready, in one line. */
    public String readyLine() {
        return "ready: " + String.join(", ", listeners) + ", " + rulesWords();
    }

    /** Whether it takes traffic. */
    public Readiness readiness() {
        return readiness;
    }

    /** The bus of the node. */
    public Bus bus() {
        return bus;
    }

    /** Where it listens, for people. */
    public List<String> listeners() {
        return List.copyOf(listeners);
    }

    /** Reads again what can be read again: what is wrong changes nothing. Answers a line for each thing. */
    public List<String> reload() {
        List<String> said = new ArrayList<>();
        Decision decision = rules.reload("signal", "SIGHUP");
        String standing =
                "rules version " + decision.version() + (decision.made() ? " is in force" : " stays in force");
        decision.findings().forEach(finding -> said.add("rules: " + finding));
        said.add(standing);
        said.addAll(guard.reload());
        said.addAll(unreachable());
        return said;
    }

    /** Users whom the access file names and the sockets keep out: a line, or none. */
    private List<String> unreachable() {
        return config.unix() && !group.isSet() && guard.desk().namesOtherUsers()
                ? List.of(
                        "the access file grants uids or gids that cannot reach the Unix sockets, which are the node's own"
                                + " user's: set " + NodeSettings.UNIX_GROUP.flag())
                : List.of();
    }

    /**
     * Takes no more, finishes what was accepted, and ends.
     *
     * @return whether all of it was finished within the deadline
     */
    public boolean drain() {
        readiness.end();
        Thread ending = Thread.ofPlatform().daemon().name("atr-drain").start(this::finish);
        try {
            ending.join(Math.max(1, config.drain().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !ending.isAlive();
    }

    private void finish() {
        remote.drain();
        if (bridge != null) {
            bridge.drain(config.drain());
        }
        parts.close();
    }

    /** Ends, with all the time that takes. */
    @Override
    public void close() {
        readiness.end();
        parts.close();
    }

    private Bus launch(BusConfig wanted, MemoryRoom room) {
        MemoryNeed need = MemoryNeed.of(wanted, Runtime.getRuntime());
        if (need.total() > room.bytes()) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "the node needs %s and %s leaves %s MiB; %s"
                            .formatted(need, room.source(), MemoryNeed.mib(room.bytes()), need.remedy()));
        }
        spare = room.bytes() - need.total();
        return Bus.start(wanted);
    }

    private void shareMemory(LocalGate gate, Path socket) {
        Bridge opened = parts.add("shared memory", Door.open(socket, bus, gate, spare, warnings));
        group.admitAt(socket);
        bridge = opened;
        readiness.holds("the bridge runs", opened::isRunning);
        figures.add(new SharedMemoryFigures(opened));
        listeners.add("shared memory " + socket);
    }

    private static BusConfig sharing(BusConfig config) {
        return config.with(config.memory().withSharedLogs());
    }

    private long rulesVersion() {
        return rules.active().version();
    }

    private void administer() {
        Listen at = config.admin();
        if (!at.isOff()) {
            MetricsPage metrics = new MetricsPage(figures);
            AdminServer admin = parts.add(
                    "administration",
                    endpoint(at, NodeSettings.ADMIN).bind(() -> AdminServer.start(at.address(), readiness, metrics)));
            listeners.add("admin http://" + at.withPort(admin.port()));
        }
    }

    private DeskSettings settings() {
        return DeskSettings.of(config.state().resolve("journal"), config.rules().orElse(null), warnings);
    }

    private String rulesWords() {
        ActiveRules active = rules.active();
        return active.version() == 0
                ? "no rules: every packet is refused until ./atr rules apply FILE puts some in force"
                : "rules version " + active.version() + " (" + active.source() + ")";
    }

    private static Endpoint endpoint(Listen at, Setting<?> setting) {
        return new Endpoint(at, setting.key(), setting.flag());
    }
}
