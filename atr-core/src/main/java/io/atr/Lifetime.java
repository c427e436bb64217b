package io.atr;

/**
 * Whether what publications and subscriptions hang on is still there: a bus of this process, or a connection to a node.
 * Any thread.
 */
public final class Lifetime {
    private static final int ALIVE = 0;

    private volatile int answer = ALIVE;

    /** Why nothing can be done any more, a negative {@link Answer}; 0 while it lives. */
    public int answer() {
        return answer;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return answer != ALIVE;
    }

    /**
     * Ends it; what has ended stays so.
     *
     * @param why a negative {@link Answer}
     */
    public void end(int why) {
        answer = why;
    }
}
