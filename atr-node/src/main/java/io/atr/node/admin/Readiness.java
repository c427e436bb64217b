package io.atr.node.admin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

/** What a node has to have behind it before it takes traffic, and whether it has. Any thread. */
public final class Readiness {
    /** A thing to have behind it. */
    public enum Step {
        /** The rules are in force, on every shard. */
        RULES("rules in force"),
        /** The bus's memory was touched: no page is missing any more. */
        MEMORY("memory touched"),
        /** The code of the hot path was compiled. */
        WARM("hot path warmed up"),
        /** The ports are bound. */
        LISTENING("listening");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    private final Set<Step> done = Collections.synchronizedSet(EnumSet.noneOf(Step.class));
    private final Map<String, BooleanSupplier> lasting = new ConcurrentSkipListMap<>();
    private volatile boolean ending;

    /** One step is behind it. */
    public void done(Step step) {
        done.add(step);
    }

    /**
     * Something that has to hold from now on, for as long as the node takes traffic.
     *
     * @param words for people, such as "the bridge runs"
     */
    public void holds(String words, BooleanSupplier truth) {
        lasting.put(words, truth);
    }

    /** What has to hold, in words, and whether it does. */
    public Map<String, Boolean> lasting() {
        Map<String, Boolean> now = new TreeMap<>();
        lasting.forEach((words, truth) -> now.put(words, truth.getAsBoolean()));
        return now;
    }

    /** The node is on its way out: it is not ready any more, and never will be. */
    public void end() {
        ending = true;
    }

    /** Whether the node is on its way out. */
    public boolean isEnding() {
        return ending;
    }

    /** Whether it takes traffic. */
    public boolean isReady() {
        return !ending && done.size() == Step.values().length && !lasting().containsValue(false);
    }

    /** Whether a step is behind it. */
    public boolean isDone(Step step) {
        return done.contains(step);
    }

    /** What is missing, in words. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Step step : Step.values()) {
            if (!isDone(step)) {
                missing.add(step.words());
            }
        }
        if (ending) {
            missing.add("the node is ending");
        } else {
            lasting().forEach((words, holds) -> {
                if (!holds) {
                    missing.add(words);
                }
            });
        }
        return missing;
    }
}
