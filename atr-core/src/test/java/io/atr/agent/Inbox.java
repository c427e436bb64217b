package io.atr.agent;

/** An agent that anybody can give work: so many rounds of it. */
final class Inbox implements Agent {
    private volatile long sent;
    private volatile long done;
    private volatile int rounds;
    private volatile boolean stuck;

    /** One sender at a time, once what it sent before is done. */
    void send(int roundsOfWork) {
        rounds = roundsOfWork;
        sent = sent + 1;
    }

    boolean isDone() {
        return done == sent;
    }

    /** From now on it has work that it cannot do. */
    void stick() {
        stuck = true;
    }

    @Override
    public int doWork() {
        if (isDone()) {
            return 0;
        }
        int left = rounds - 1;
        rounds = left;
        if (left <= 0) {
            done = sent;
        }
        return 1;
    }

    @Override
    public boolean mayHaveWork() {
        return stuck || !isDone();
    }

    @Override
    public String roleName() {
        return "the test's";
    }
}
