package io.atr.node.replay;

import io.atr.governance.Verdict;
import io.atr.node.capture.Datagram;

/** Datagrams that are judged together, in the capture's order: one by the capture's clock, more by the wall's. */
final class Turn {
    private final KeyTable topics;
    private final KeyTable senders;
    private final Judge judge;
    private final Records records;
    private final int size;
    private final long[] times;
    private final Key[] topicOf;
    private final Key[] senderOf;
    private final int[] codes;
    private final long[] reasons = new long[Reasons.CODES];
    private int taken;

    Turn(int size, KeyTable topics, KeyTable senders, Judge judge, Records records) {
        this.topics = topics;
        this.senders = senders;
        this.judge = judge;
        this.records = records;
        this.size = size;
        this.times = new long[size];
        this.topicOf = new Key[size];
        this.senderOf = new Key[size];
        this.codes = new int[size];
    }

    boolean isFull() {
        return taken == size;
    }

    /** Takes a datagram; only while there is room. */
    void take(Datagram datagram) {
        Key topic = topics.find(datagram);
        Key sender = senders.find(datagram);
        times[taken] = datagram.timeNs();
        topicOf[taken] = topic;
        senderOf[taken] = sender;
        taken++;
        if (refusal(topic, sender) == Key.NONE) {
            judge.put(topic.id(), sender.id(), datagram);
        }
    }

    /** Judges, counts and records what was taken. Where recording fails, all of it has been counted. */
    void end() throws StoppedException {
        judge.judge();
        int rows = taken;
        taken = 0;
        count(rows);
        for (int i = 0; i < rows; i++) {
            records.add(times[i], topicOf[i], senderOf[i], codes[i]);
        }
    }

    /** The topic of the i-th datagram of the last turn; until another is taken. */
    Key topic(int i) {
        return topicOf[i];
    }

    /** Its sender. */
    Key sender(int i) {
        return senderOf[i];
    }

    /** The code of its reason. */
    int code(int i) {
        return codes[i];
    }

    /** Datagrams by the code of their reason. */
    long[] reasons() {
        return reasons.clone();
    }

    KeyTable topics() {
        return topics;
    }

    KeyTable senders() {
        return senders;
    }

    private void count(int rows) {
        int packets = 0;
        for (int i = 0; i < rows; i++) {
            int refusal = refusal(topicOf[i], senderOf[i]);
            int code = refusal == Key.NONE ? judge.code(packets++) : refusal;
            Verdict verdict = Reasons.verdict(code);
            codes[i] = code;
            reasons[code]++;
            topicOf[i].tally().count(verdict);
            senderOf[i].tally().count(verdict);
        }
    }

    private static int refusal(Key topic, Key sender) {
        return topic.refusal() == Key.NONE ? sender.refusal() : topic.refusal();
    }
}
