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
    /** Those below are for privileged processes. */
    private static final int FIRST_FREE_PORT = 1024;

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
        String reason = reason(e);
        String why = reason.toLowerCase(Locale.ROOT);
        if (why.contains("permission denied")) {
            boolean low = listen.address().getPort() < FIRST_FREE_PORT;
            String remedy = low
                    ? "set %s to a port from %d on".formatted(flag, FIRST_FREE_PORT)
                    : "have the system's security policy permit it, or set %s to another port".formatted(flag);
            return failure(ExitCode.NO_PERMISSION, "this process may not listen there", remedy);
        }
        if (why.contains("cannot assign")) {
            return failure(
                    ExitCode.BAD_CONFIG, "this machine has no such address", "set " + flag + " to one that it has");
        }
        if (why.contains("in use")) {
            return failure(
                    ExitCode.UNAVAILABLE,
                    "another process has the port",
                    "set " + flag + " to another port, or stop what listens there");
        }
        if (why.contains("family")) {
            return failure(
                    ExitCode.UNAVAILABLE,
                    "this machine does not speak the address's protocol (" + reason + ")",
                    "set " + flag + " to an address of IPv4");
        }
        if (why.contains("too many open files")) {
            return failure(
                    ExitCode.UNAVAILABLE, "too many open files", "raise the process's limit of them (ulimit -n)");
        }
        return failure(ExitCode.UNAVAILABLE, reason, "mend that, or set " + flag + " to another address");
    }

    private CommandException failure(int code, String what, String remedy) {
        return new CommandException(code, "%s %s: %s; %s".formatted(key, listen, what, remedy));
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
