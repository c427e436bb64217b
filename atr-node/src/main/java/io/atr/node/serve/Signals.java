package io.atr.node.serve;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * What the kernel tells the process to do. A shutdown hook would not do: it cannot see a second signal, answers with the
 * signal's exit code after a good end too, and SIGHUP must not end anything.
 *
 * <p>The JDK's one way to a signal is {@code sun.misc.Signal} of the module jdk.unsupported. It is sought by name, since
 * javac warns about its mention and no switch turns that off.
 */
final class Signals {
    private Signals() {}

    /**
     * Has something done whenever a signal arrives, in a thread of its own.
     *
     * @param name without SIG
     * @return false where this system does not let the process have that signal
     */
    static boolean on(String name, Runnable what) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(what);
            Object called =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), called);
            return true;
        } catch (ReflectiveOperationException e) {
            return false; // the JVM was started with -Xrs, or the system knows no such signal
        }
    }
}
