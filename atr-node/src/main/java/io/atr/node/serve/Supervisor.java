package io.atr.node.serve;

import io.atr.platform.UnixDatagram;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whoever started the node and wants to hear how it is: systemd, or what speaks its protocol, names a socket in NOTIFY_SOCKET
 * (sd_notify(3)). A service of {@code Type=notify-reload} is up once it is ready, and reloaded once it has read everything. Any
 * thread.
 */
final class Supervisor {
    private static final String VARIABLE = "NOTIFY_SOCKET";

    private final @Nullable String place;
    private final Consumer<String> say;

    /**
     * A supervisor, or none.
     *
     * @param place the socket as the variable names it, null or empty for none
     * @param say told when it cannot be told anything
     */
    Supervisor(@Nullable String place, Consumer<String> say) {
        this.place = place == null || place.isEmpty() ? null : place;
        this.say = say;
    }

    /** The one that the environment names. */
    static Supervisor ofEnvironment(Consumer<String> say) {
        return new Supervisor(System.getenv(VARIABLE), say);
    }

    /** The node takes traffic. */
    void ready(String status) {
        tell("READY=1\nSTATUS=" + status.replace('\n', ' '));
    }

    /** The node reads its files again; {@link #ready} ends that. */
    void reloading() {
        tell("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000); // the JDK takes it from that very clock
    }

    /** The node takes no more. */
    void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String what) {
        if (place == null) {
            return;
        }
        try {
            UnixDatagram.send(place, what);
        } catch (IOException | RuntimeException e) {
            say.accept(VARIABLE + " " + e.getMessage() + "; whoever started the node does not hear that it is "
                    + what.lines().findFirst().orElse(""));
        }
    }
}
