package io.atr.shard;

import org.jspecify.annotations.Nullable;

/**
 * How control threads have a shard do something between two batches. One command at a time: the shard looks at one
 * reference per round, which nobody writes while there is nothing to do.
 */
final class Mailbox {
    private volatile @Nullable Runnable command;
    private volatile boolean failed;
    private volatile boolean closed;

    /** Any thread: whether a command waits. */
    boolean isWaiting() {
        return command != null;
    }

    /** Shard: carries out the command that waits, if one does. A command that throws ends the shard, and ran once. */
    void open() {
        Runnable waiting = command;
        if (waiting != null) {
            failed = true;
            try {
                waiting.run();
                failed = false;
            } finally {
                command = null;
            }
        }
    }

    /** Shard: no command will be carried out from now on. */
    void close() {
        try {
            open();
        } finally {
            closed = true;
        }
    }

    /**
     * Has the shard carry out a command, and waits until it has. One caller at a time.
     *
     * @return whether it did: a shard that has ended does not, and a command that throws ends it
     */
    boolean send(Runnable what) {
        command = what;
        while (command != null) {
            if (closed) {
                boolean done = command == null;
                command = null;
                return done;
            }
            Thread.yield();
        }
        return !failed;
    }
}
