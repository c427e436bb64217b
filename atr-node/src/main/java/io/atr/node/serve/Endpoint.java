package io.atr.node.serve;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.serve.config.Listen;
import java.io.IOException;
import java.net.BindException;
import java.util.Locale;

/**
 * A place to listen at, in the words of its setting.
 *
 * @param listen the place
 * @param key the setting's key
 * @param flag the setting's flag
 */
record Endpoint(Listen listen, String key, String flag) {
    /** Binds something. */
    interface Binding<T> {
        T bind() throws IOException;
    }

    /**
     * Binds, or says why that cannot be.
     *
     * @throws CommandException 69 for a taken port, 77 for one that is not permitted, 78 for an address that is none
     */
    <T> T bind(Binding<T> binding) {
        if (listen.address().isUnresolved()) {
            throw new CommandException(
                    ExitCode.BAD_CONFIG,
                    "%s %s: no such host; set %s to an address of this machine".formatted(key, listen, flag));
        }
        try {
            return binding.bind();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private CommandException refusal(IOException e) {
        String why = reason(e).toLowerCase(Locale.ROOT);
        if (why.contains("permission denied")) {
            return new CommandException(
                    ExitCode.NO_PERMISSION,
                    "%s %s: this process may not listen there; set %s to a port from 1024 on"
                            .formatted(key, listen, flag));
        }
        if (why.contains("cannot assign")) {
            return new CommandException(
                    ExitCode.BAD_CONFIG,
                    "%s %s: this machine has no such address; set %s to one that it has".formatted(key, listen, flag));
        }
        boolean taken = why.contains("in use");
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "%s %s: %s; set %s to another port, or stop what listens there"
                        .formatted(key, listen, taken ? "another process has the port" : reason(e), flag));
    }

    /** Servers wrap the kernel's answer, sometimes twice. */
    private static String reason(Throwable e) {
        Throwable last = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            last = cause;
            if (cause instanceof BindException) {
                break;
            }
        }
        return String.valueOf(last.getMessage());
    }
}
