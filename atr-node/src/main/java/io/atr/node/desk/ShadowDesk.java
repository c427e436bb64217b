package io.atr.node.desk;

import io.atr.Bus;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a second rule set beside the active one, one at a time: counted, reported, never enforced. Any thread. */
public final class ShadowDesk implements AutoCloseable {
    private final Bus bus;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private @Nullable Shadow shadow;

    /** Looks at the packets of a bus; {@code warnings} is told what the kernel refused. */
    public ShadowDesk(Bus bus, InstantSource clock, Consumer<String> warnings) {
        this.bus = bus;
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * Starts a shadow, unless one is running.
     *
     * @param name what findings call the text
     * @param text a rule file
     * @return its state; with findings when none was started
     */
    public synchronized ShadowState start(String name, String text) {
        ShadowState before = state();
        if (before.running()) {
            return before.saying(List.of("a shadow by " + before.name() + " is running; stop it first"));
        }
        try {
            RuleBook book = RulesReader.parse(name, text);
            ShadowJudge judge = ShadowJudge.open(book, warnings);
            try {
                Subscription passing = bus.subscribe(SubscriptionOptions.lossy());
                shadow = Shadow.start(name, clock.millis(), passing, bus.refusals(), judge);
            } catch (IllegalStateException e) {
                judge.close();
                return before.saying(List.of("no shadow can look at this node: " + e.getMessage()));
            }
            return state();
        } catch (RulesException e) {
            return before.saying(RulesDesk.lines(e));
        }
    }

    /** What the shadow has seen, also after it was stopped. */
    public synchronized ShadowState state() {
        return shadow == null ? ShadowState.NONE : shadow.state();
    }

    /** Ends the shadow; answers all that it has seen. */
    public synchronized ShadowState stop() {
        close();
        return state();
    }

    @Override
    public synchronized void close() {
        if (shadow != null) {
            shadow.close();
        }
    }
}
