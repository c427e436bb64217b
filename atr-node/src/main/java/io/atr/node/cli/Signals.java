package io.atr.node.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells the process to do. A shutdown hook would not do: it cannot see a second signal, answers with the
 * signal's exit code after a good end too, and SIGHUP must not end anything.
 *
 * <p>The JDK's one way to a signal is {@code sun.misc.Signal} of the module jdk.unsupported. It is sought by name, since
 * javac warns about its mention and no switch turns that off.
 */
public final class Signals implements AutoCloseable {
    private final String name;
    private final @Nullable Object before;

    private Signals(String name, @Nullable Object before) {
        this.name = name;
        this.before = before;
    }

    /**
     * Has something done whenever a signal arrives, in a thread of its own, until it is closed: then what was done before is done
     * again. Where the system does not let the process have that signal, nothing changes.
     *
     * @param name without SIG
     */
    public static Signals on(String name, Runnable what) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(what);
            return new Signals(
                    name,
                    handle(
                            name,
                            MethodHandleProxies.asInterfaceInstance(
                                    handler, MethodHandles.dropArguments(run, 0, signal))));
        } catch (ReflectiveOperationException e) {
            return new Signals(name, null); // the JVM was started with -Xrs, or the system knows no such signal
        }
    }

    @Override
    public void close() {
        if (before != null) {
            try {
                handle(name, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("SIG" + name + " could be had, but not be given back", e);
            }
        }
    }

    /** Answers who had the signal before. */
    private static @Nullable Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Method handle = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }
}
