package io.atr;

import io.atr.governance.Reason;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A publication for several threads, behind a lock. Any thread.
 *
 * <p>It costs what the lock does: next to nothing where nobody else wants it ({@code atr bench stages Pipeline}, locked beside single), a wait for
 * whoever has it, and no packet of any thread while that one is descheduled. A {@link Publication} for each thread has none of that, and takes a place of the bus each; choose this one where threads come
 * and go, as virtual ones do, or where packets of all of them have one order.
 */
public final class LockedPublication implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Publication publication;

    /** @param publication which nobody else uses from now on but through this, {@link Publication#count} aside */
    public LockedPublication(Publication publication) {
        this.publication = publication;
    }

    /** Writes packets in place. */
    @FunctionalInterface
    public interface Claim {
        /**
         * Fills in claimed packets: their headers are written, their data are zero.
         *
         * @param claimed which has them: {@link Publication#claimedAt} and what belongs to it, and nothing else, may be called
         */
        void write(Publication claimed);
    }

    /** As {@link Publication#offer}. */
    public long offer(int topic, MemorySegment data, long offset, int length) {
        lock.lock();
        try {
            return publication.offer(topic, data, offset, length);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link Publication#offerAs}. */
    public long offerAs(int sender, int topic, MemorySegment data, long offset, int length) {
        lock.lock();
        try {
            return publication.offerAs(sender, topic, data, offset, length);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Claims packets, has them written and publishes them, with one turn of the lock for all of them; as {@link Publication#tryClaim} and {@link
     * Publication#commit}. Where the writer fails, nothing is published.
     */
    public long publish(int topic, int count, Claim writer) {
        lock.lock();
        try {
            long position = publication.tryClaim(topic, count);
            if (position < 0) {
                return position;
            }
            writer.write(publication);
            return publication.commit();
        } finally {
            publication.abort(); // a claim that is still open here is one whose writer failed
            lock.unlock();
        }
    }

    /** As {@link Publication#pollVerdicts}; other threads' packets are among them, and wait meanwhile. */
    public int pollVerdicts(VerdictHandler handler, int limit) {
        lock.lock();
        try {
            return publication.pollVerdicts(handler, limit);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link Publication#count}; waits for nobody. */
    public long count(Reason reason) {
        return publication.count(reason);
    }

    /** As {@link Publication#isClosed}; waits for nobody. */
    public boolean isClosed() {
        return publication.isClosed();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            publication.close();
        } finally {
            lock.unlock();
        }
    }
}
