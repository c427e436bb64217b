package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Turns a call's status into a line and an exit code. */
final class Refused {
    private Refused() {}

    static CommandException of(NodeAddress address, Status status) {
        String said = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                isClosedTo(address)
                        ? new CommandException(
                                ExitCode.NO_PERMISSION,
                                address
                                        + " belongs to somebody else; call the node as its user, as one of its --unix-group, or by"
                                        + " --node HOST:PORT")
                        : new CommandException(ExitCode.UNAVAILABLE, unreachable(address, status, said));
            case DEADLINE_EXCEEDED ->
                new CommandException(
                        ExitCode.UNAVAILABLE, "the node at " + address + " did not answer in time; look at its log");
            case RESOURCE_EXHAUSTED ->
                new CommandException(
                        ExitCode.UNAVAILABLE, "the node at " + address + " has no room: " + said + "; try again");
            case UNIMPLEMENTED ->
                new CommandException(
                        ExitCode.UNAVAILABLE, "what answers at " + address + " does not offer this: " + said);
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                new CommandException(ExitCode.NO_PERMISSION, "not permitted: " + said);
            case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, OUT_OF_RANGE ->
                new CommandException(ExitCode.FINDINGS, said);
            default ->
                new CommandException(
                        ExitCode.FINDINGS, "the node at " + address + " failed: " + status.getCode() + ": " + said);
        };
    }

    private static boolean isClosedTo(NodeAddress address) {
        Path socket = address.socket();
        return socket != null && Files.exists(socket) && !Files.isWritable(socket);
    }

    private static String nobody(NodeAddress address) {
        return "no node answers at " + address + ": start one with ./atr serve --rules FILE";
    }

    /** Somebody said no; where the answer is missing, the host or the way to it may be at fault. */
    private static boolean isRefusal(Throwable e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
    }

    private static String unreachable(NodeAddress address, Status status, String said) {
        Throwable cause = status.getCause();
        Path socket = address.socket();
        if (socket != null && !Files.exists(socket)) {
            return nobody(address);
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnknownHostException) {
                return "there is no host of the name in " + address + "; check --node";
            }
            if (at instanceof ConnectException && (socket != null || isRefusal(at))) {
                return nobody(address);
            }
            if (at instanceof SocketException) {
                return "the node at " + address + " cannot be reached: " + at.getMessage()
                        + "; check the address, and whether the network and its firewalls let you through";
            }
            if (at instanceof SSLException) {
                return "the node at " + address + " and this client do not agree on TLS (" + at.getMessage()
                        + "); check --tls-ca, --tls-cert and --tls-key";
            }
        }
        String why = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        return "the node at " + address + " cannot be reached: " + said + why;
    }
}
