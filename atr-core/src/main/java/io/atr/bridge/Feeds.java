package io.atr.bridge;

import io.atr.agent.Agent;
import io.atr.agent.Faults;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Fills the rings of all subscribers that may not map the logs, in turn, on one thread. */
final class Feeds implements Agent {
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final Faults faults;

    /** @param faults told of a feed that failed, which is ended */
    Feeds(Faults faults) {
        this.faults = faults;
    }

    @Override
    public String roleName() {
        return "atr-feeds";
    }

    /** Any thread. */
    void add(Feed feed) {
        feeds.add(feed);
    }

    /** Any thread: the logs get nothing more. */
    void finish() {
        feeds.forEach(Feed::finish);
    }

    /** Any thread: whether every subscriber has in its ring what it may read of the logs, after {@link #finish}. */
    boolean areFinished() {
        return feeds.stream().allMatch(Feed::isFinished);
    }

    @Override
    public int doWork() {
        int copied = 0;
        boolean ended = false;
        for (Feed feed : feeds) {
            copied += work(feed);
            ended |= feed.hasEnded();
        }
        if (ended) {
            feeds.removeIf(Feed::hasEnded);
        }
        return copied;
    }

    private int work(Feed feed) {
        try {
            return feed.doWork();
        } catch (RuntimeException | Error failed) {
            faults.happened("a feed", failed);
            faults.spare("a feed's end", feed::detach);
            return 0;
        }
    }

    @Override
    public boolean mayHaveWork() {
        return !feeds.isEmpty();
    }

    @Override
    public void onClose() {
        feeds.forEach(feed -> faults.spare("a feed's end", feed::close));
        feeds.clear();
    }
}
