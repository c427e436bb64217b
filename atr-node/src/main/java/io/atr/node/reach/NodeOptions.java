package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which node a verb calls, and as whom; to be mixed in. */
public final class NodeOptions {
    private static final String ADDRESS_VARIABLE = "ATR_NODE";
    private static final String TOKEN_VARIABLE = "ATR_TOKEN";
    private static final int LONGEST_TOKEN = 4096;

    private final Map<String, String> environment;

    @Option(
            names = "--node",
            paramLabel = "ADDRESS",
            description = "The node: HOST:PORT or unix:PATH (default: $" + ADDRESS_VARIABLE
                    + ", else the Unix socket of this user's node, else 127.0.0.1:7400).")
    private @Nullable String node;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file whose first line is the token to show (default: the token $" + TOKEN_VARIABLE + ").")
    private @Nullable Path tokenFile;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "Speak TLS, and trust certificates that these ones signed (PEM).")
    private @Nullable Path ca;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "The certificate to show (PEM).")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The key of that certificate (PEM, PKCS #8).")
    private @Nullable Path key;

    /** Options that fall back on this process's environment. */
    public NodeOptions() {
        this(System.getenv());
    }

    NodeOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the command line names a node. */
    public boolean isNamed() {
        return node != null;
    }

    /**
     * Where the node is.
     *
     * @throws CommandException when what names it is no address
     */
    public NodeAddress address() {
        String variable = environment.getOrDefault(ADDRESS_VARIABLE, "");
        if (node != null) {
            return parse("--node ", node);
        }
        if (!variable.isEmpty()) {
            return parse(ADDRESS_VARIABLE + "=", variable);
        }
        RunDirectory own = RunDirectory.standard();
        own.mustBeOwn();
        return Files.exists(own.grpc()) ? NodeAddress.unix(own.grpc()) : NodeAddress.USUAL;
    }

    /**
     * A channel to the node. Nothing is sent before the first call.
     *
     * @throws CommandException when an option, or a file that it names, makes no sense
     */
    public NodeChannel open() {
        NodeAddress address = address();
        String token = token();
        if ((certificate == null) != (key == null)) {
            throw new CommandException(
                    ExitCode.USAGE, "--tls-cert and --tls-key belong together; name both files, or neither");
        }
        if (certificate != null && ca == null) {
            throw new CommandException(
                    ExitCode.USAGE, "--tls-cert needs --tls-ca: the certificate that signed the node's own");
        }
        if (token != null && ca == null && !address.isLocal()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "a token would go to " + address + " for everybody to read; speak TLS by --tls-ca FILE");
        }
        return NodeChannel.open(address, token, ca == null ? null : new ClientTls(ca, certificate, key));
    }

    /** The token to show, or null for none. */
    public @Nullable String token() {
        if (tokenFile == null) {
            String variable = environment.getOrDefault(TOKEN_VARIABLE, "");
            return variable.isEmpty() ? null : checked(TOKEN_VARIABLE, variable.strip());
        }
        String what = "--token-file " + tokenFile;
        try (var lines = Files.lines(tokenFile)) {
            return checked(what, lines.findFirst().orElse("").strip());
        } catch (NoSuchFileException e) {
            throw new CommandException(ExitCode.USAGE, what + ": no such file; check the path");
        } catch (AccessDeniedException e) {
            throw new CommandException(
                    ExitCode.NO_PERMISSION, what + ": may not be read; give this user read permission");
        } catch (MalformedInputException e) {
            throw new CommandException(ExitCode.USAGE, what + ": is no text; its first line is to be the token");
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException(ExitCode.UNAVAILABLE, what + ": cannot be read: " + e.getMessage());
        }
    }

    private static String checked(String what, String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new CommandException(
                    ExitCode.USAGE,
                    what + ": is no token: 1 to " + LONGEST_TOKEN + " visible ASCII characters without spaces");
        }
        return token;
    }

    private static NodeAddress parse(String what, String text) {
        try {
            return NodeAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, what + e.getMessage());
        }
    }
}
