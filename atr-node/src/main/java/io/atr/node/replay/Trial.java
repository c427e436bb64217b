package io.atr.node.replay;

import io.atr.node.capture.Datagram;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.rules.RuleBook;
import java.util.function.Consumer;

/**
 * Rules on trial: judges the datagrams of a capture one by one, each at its own capture time, on a bus of its own. The
 * verdicts are those of a replay by the capture's clock. One thread.
 */
public final class Trial implements AutoCloseable {
    private final RuleBook book;
    private final Timeline timeline;
    private final Judge judge;
    private final Turn turn;

    private Trial(RuleBook book, Timeline timeline, Judge judge, Turn turn) {
        this.book = book;
        this.timeline = timeline;
        this.judge = judge;
        this.turn = turn;
    }

    /**
     * A trial of some rules.
     *
     * @param topic where a datagram's topic comes from
     * @param sender where its sender comes from
     * @param view how packets are seen
     * @param warnings told what the kernel refused
     */
    public static Trial open(
            RuleBook book, KeyExtractor topic, KeyExtractor sender, PacketView view, Consumer<String> warnings) {
        Timeline timeline = new Timeline(book.rules().topics(), view.resetNanos());
        Judge judge = Judge.open(book, timeline, warnings);
        KeyTable topics = new KeyTable(topic, Directory.ofTopics(book));
        KeyTable senders = new KeyTable(sender, Directory.ofSenders(book));
        return new Trial(book, timeline, judge, new Turn(1, topics, senders, judge, Records.NOWHERE));
    }

    /** The next datagram belongs to another pass over the capture. */
    public void beginPass() {
        timeline.beginPass();
    }

    /** Moves on to a datagram's capture time, in nanoseconds since 1970, 0 or more. */
    public void moveTo(long timeNs) throws StoppedException {
        timeline.moveTo(timeNs);
    }

    /** Judges a datagram now; {@link #topic}, {@link #sender} and {@link #code} then tell of it. */
    public void judge(Datagram datagram) throws StoppedException {
        turn.take(datagram);
        turn.end();
    }

    /** The last datagram's topic. */
    public Key topic() {
        return turn.topic(0);
    }

    /** The last datagram's sender. */
    public Key sender() {
        return turn.sender(0);
    }

    /** The code of the last datagram's reason, one of {@link Reasons}. */
    public int code() {
        return turn.code(0);
    }

    /** The rules. */
    public RuleBook book() {
        return book;
    }

    /** Datagrams by the code of their reason. */
    public long[] reasons() {
        return turn.reasons();
    }

    /** Nanoseconds of capture time since the first datagram, over all passes. */
    public long elapsed() {
        return timeline.elapsed();
    }

    @Override
    public void close() {
        judge.close();
    }
}
