package io.atr.verify.redline;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.node.cli.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Everything that the packets' way must not do, a method each. */
final class ForbiddenThings {
    /** Looks like the compiler's own, and is not: it has no assertions. */
    static final boolean $assertionsDisabled = Boolean.getBoolean("no.such.property");

    private static final RuntimeException FAILURE = new IllegalStateException();
    private static final MethodHandle HANDLE = MethodHandles.empty(MethodType.methodType(void.class));

    private final Map<Object, Object> map = new HashMap<>();
    private final Map<Object, Object> concurrent = new ConcurrentHashMap<>();
    private final Set<Object> set = new HashSet<>();
    private final List<Object> list = new ArrayList<>();
    private final List<Object> copied = new CopyOnWriteArrayList<>();
    private final Deque<Object> deque = new ArrayDeque<>();
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore semaphore = new Semaphore(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final JsonObject json = new JsonObject();
    private volatile boolean done;
    private long number;

    @Crosses(RedLine.ALLOCATION)
    Object makesAnObject() {
        return new Object();
    }

    @Crosses(RedLine.ALLOCATION)
    long[] makesNumbers() {
        return new long[4];
    }

    @Crosses(RedLine.ALLOCATION)
    Object[] makesReferences() {
        return new Object[4];
    }

    @Crosses(RedLine.ALLOCATION)
    long[][] makesRows() {
        return new long[4][4];
    }

    @Crosses(RedLine.ALLOCATION)
    Object boxes(long value) {
        return value;
    }

    @Crosses(RedLine.ALLOCATION)
    Runnable captures(long value) {
        return () -> number = value;
    }

    @Crosses(RedLine.ALLOCATION)
    Runnable capturesItself() {
        return this::harmless;
    }

    @Crosses(RedLine.ALLOCATION)
    int passesManyArguments() {
        return count(1, 2, 3);
    }

    @Crosses(RedLine.STRING)
    String concatenates(int value) {
        return "v" + value;
    }

    @Crosses(RedLine.STRING)
    String usesAConstant() {
        return "v";
    }

    @Crosses(RedLine.STRING)
    String writesANumber(long value) {
        return Long.toString(value);
    }

    @Crosses({RedLine.ALLOCATION, RedLine.STRING})
    Object builds(long value) {
        return new StringBuilder().append(value);
    }

    @Crosses(RedLine.JSON)
    Object speaksJson() {
        return json.toString();
    }

    @Crosses(RedLine.MAP)
    Object looksUp(Object key) {
        return map.get(key);
    }

    @Crosses(RedLine.MAP)
    Object looksUpInAnother(Object key) {
        return ((ConcurrentHashMap<Object, Object>) concurrent).get(key);
    }

    @Crosses(RedLine.MAP)
    boolean looksUpInASet(Object key) {
        return ((HashSet<Object>) set).contains(key);
    }

    @Crosses(RedLine.COLLECTION)
    void adds(Object value) {
        list.add(value);
    }

    @Crosses(RedLine.COLLECTION)
    void copies(Object value) {
        ((CopyOnWriteArrayList<Object>) copied).add(value);
    }

    @Crosses(RedLine.COLLECTION)
    Object polls() {
        return deque.poll();
    }

    @Crosses(RedLine.COLLECTION)
    @Bounded(by = "nothing, but it says so", turn = Turn.LANE)
    void iterates() {
        for (Object one : list) {
            number += one == this ? 1 : 0;
        }
    }

    @Crosses(RedLine.COLLECTION)
    long streams() {
        return list.stream().count();
    }

    @Crosses(RedLine.LOCK)
    void locks() {
        lock.lock();
    }

    @Crosses(RedLine.LOCK)
    Object locksForReading() {
        return readWrite.readLock();
    }

    @Crosses(RedLine.LOCK)
    long stamps() {
        return stamped.tryOptimisticRead();
    }

    @Crosses(RedLine.MONITOR)
    void entersAMonitor() {
        synchronized (map) {
            number++;
        }
    }

    @Crosses(RedLine.MONITOR)
    synchronized void isSynchronized() {
        number++;
    }

    @Crosses(RedLine.EXCEPTION)
    void throwsWhatIsMade() {
        throw FAILURE;
    }

    @Crosses({RedLine.ALLOCATION, RedLine.EXCEPTION})
    void throwsWhatItMakes() {
        throw new IllegalStateException();
    }

    @Crosses(RedLine.EXCEPTION)
    void catches() {
        try {
            harmless();
        } catch (IllegalStateException expected) {
            number = 0;
        }
    }

    @Crosses({RedLine.ALLOCATION, RedLine.EXCEPTION})
    void throwsAnAssertionErrorAlways() {
        throw new AssertionError();
    }

    @Crosses({RedLine.ALLOCATION, RedLine.EXCEPTION})
    void throwsBehindAFieldOfItsOwn() {
        if (!$assertionsDisabled && number == 0) {
            throw new AssertionError();
        }
    }

    @Crosses(RedLine.BLOCKING)
    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    @Crosses(RedLine.BLOCKING)
    void parks() {
        LockSupport.parkNanos(1);
    }

    @Crosses(RedLine.BLOCKING)
    void waits() throws InterruptedException {
        map.wait();
    }

    @Crosses(RedLine.BLOCKING)
    void yields() {
        Thread.yield();
    }

    @Crosses(RedLine.BLOCKING)
    int reads(InputStream in) throws IOException {
        return in.read();
    }

    @Crosses(RedLine.BLOCKING)
    Object takes() throws InterruptedException {
        return queue.take();
    }

    @Crosses(RedLine.BLOCKING)
    void acquires() throws InterruptedException {
        semaphore.acquire();
    }

    @Crosses(RedLine.BLOCKING)
    Object awaits(Future<Object> future) throws Exception {
        return future.get();
    }

    @Crosses(RedLine.BLOCKING)
    void callsDown() throws Throwable {
        HANDLE.invokeExact();
    }

    @Crosses(RedLine.BLOCKING)
    native void isNative();

    @Crosses(RedLine.LOOP)
    void counts(int times) {
        for (int i = 0; i < times; i++) {
            number += i;
        }
    }

    @Crosses(RedLine.LOOP)
    void spins() {
        while (!done) {
            number++;
        }
    }

    @Crosses(RedLine.LOOP)
    int goesDown(int steps) {
        return steps == 0 ? 0 : goesDown(steps - 1);
    }

    @Crosses(RedLine.LOOP)
    int goesToAndFro(int steps) {
        return steps == 0 ? 0 : goesBack(steps - 1);
    }

    @Crosses(RedLine.CALL)
    long callsWhatIsNotListed() {
        return System.currentTimeMillis();
    }

    @Crosses(RedLine.CALL)
    double callsAnotherOfAListedName(double one, double other) {
        return Math.min(one, other);
    }

    @Crosses(RedLine.CALL)
    void callsWhatNobodyAnswers(CallTargets.Unanswered asked) {
        asked.ask();
    }

    @Crosses(RedLine.CALL)
    void runsAnything(Runnable anything) {
        anything.run();
    }

    @Crosses(RedLine.LOCK)
    void locksTwoCallsDown() {
        oneDown();
    }

    @Crosses(RedLine.ALLOCATION)
    Object callsAnInterface(CallTargets.Maker maker) {
        return maker.make();
    }

    @Crosses(RedLine.ALLOCATION)
    Object callsWhatIsOverridden(CallTargets.Base base) {
        return base.overridden();
    }

    @Crosses(RedLine.ALLOCATION)
    Object callsWhatIsInherited(CallTargets.Heir heir) {
        return heir.inherited();
    }

    @Crosses(RedLine.ALLOCATION)
    Object callsADefault(CallTargets.WithDefault one) {
        return one.byDefault();
    }

    @Crosses(RedLine.ALLOCATION)
    Object callsALambda(CallTargets.OnlyLambdas lambda) {
        return lambda.make();
    }

    private int goesBack(int steps) {
        return goesToAndFro(steps);
    }

    private void oneDown() {
        locks();
    }

    private void harmless() {
        number++;
    }

    private static int count(int... numbers) {
        return numbers.length;
    }
}
