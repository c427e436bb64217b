package io.atr.node.reach;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to speak TLS.
 *
 * @param ca certificates to trust, PEM
 * @param certificate its own certificate, PEM, or null
 * @param key the key of that, PEM, or null
 */
record ClientTls(
        Path ca, @Nullable Path certificate, @Nullable Path key) {
    /** What gRPC wants. */
    ChannelCredentials credentials() {
        TlsChannelCredentials.Builder builder = TlsChannelCredentials.newBuilder();
        try {
            builder.trustManager(readable(ca));
            if (certificate != null && key != null) {
                builder.keyManager(readable(certificate), readable(key));
            }
            return builder.build();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_CONFIG, "the files for TLS cannot be used: " + e.getMessage());
        }
    }

    private static java.io.File readable(Path file) {
        if (!Files.exists(file)) {
            throw new CommandException(
                    ExitCode.USAGE, file + ": no such file; ./atr tls dev makes certificates for trying");
        }
        if (!Files.isReadable(file)) {
            throw new CommandException(ExitCode.NO_PERMISSION, file + ": may not be read");
        }
        return file.toFile();
    }
}
