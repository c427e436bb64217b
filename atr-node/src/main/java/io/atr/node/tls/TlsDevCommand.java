package io.atr.node.tls;

import io.atr.node.cli.Terminal;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr tls dev}. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes an authority, a node's certificate and a client's, good for a year.",
        description = {
            "",
            "For trying: the authority's key lies beside the certificates. Only your user may read the files. With them comes "
                    + "an access file in which the client may do everything but pass ungoverned.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the files are there",
            " 1:some were there before, and --force was not given",
            " 2:the command line does not make sense",
            "69:the folder cannot be written",
            "77:the folder may not be written",
        },
        footer = {"", "Example:", "  atr tls dev --host feed-1.example --host 10.0.0.5"})
final class TlsDevCommand implements Callable<Integer> {
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");
    private static final String CLIENT = "dev-client";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = "atr-tls", description = "Where to (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path folder;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "A name or address of the node's machine, beside localhost, 127.0.0.1 and ::1; once for each.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    TlsDevCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws GeneralSecurityException {
        Set<String> names = new LinkedHashSet<>(LOCAL);
        for (String host : hosts) {
            names.add(checked(host));
        }
        DevCertificates made = new DevCertificates(Instant.now(), DevCertificates.LIFE);
        DevCertificates.Issued server = made.server(List.copyOf(names));
        DevCertificates.Issued client = made.client(CLIENT);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("ca.key", made.authority().keyPem());
        texts.put("ca.crt", made.authority().certificatePem());
        texts.put("server.key", server.keyPem());
        texts.put("server.crt", server.certificatePem());
        texts.put("client.key", client.keyPem());
        texts.put("client.crt", client.certificatePem());
        texts.put("access.yaml", accessFile());
        DevFiles.write(folder, texts, force);
        report(terminal.out(), texts.keySet(), names);
        return 0;
    }

    private String checked(String host) {
        try {
            InetAddress.ofLiteral(host);
            return host;
        } catch (IllegalArgumentException e) {
            if (HOST.matcher(host).matches()) {
                return host;
            }
            throw new ParameterException(
                    spec.commandLine(),
                    "--host " + host + ": is no name and no address; write feed-1.example or 10.0.0.5");
        }
    }

    private static String accessFile() {
        return """
                version: 1
                callers:
                  - name: %s
                    certificate: ["uri:atr:%s"]
                    roles: [publisher, subscriber, operator, observer]
                    senders: ["*"]
                    topics: ["*"]
                """.formatted(CLIENT, CLIENT);
    }

    private void report(PrintStream out, Set<String> files, Set<String> names) {
        out.println("wrote " + String.join(", ", files) + " to " + folder);
        out.println("the node's certificate is good for " + String.join(", ", names) + ", until "
                + Instant.now().plus(DevCertificates.LIFE).toString().substring(0, 10));
        out.println();
        out.println("start a node:");
        out.println("  ./atr serve --grpc-listen 0.0.0.0:7400 --tls-cert " + folder.resolve("server.crt")
                + " --tls-key "
                + folder.resolve("server.key") + " --tls-client-ca " + folder.resolve("ca.crt") + " --access-file "
                + folder.resolve("access.yaml"));
        out.println("call it:");
        out.println("  ./atr rules get --node " + hosts.stream().findFirst().orElse("localhost") + ":7400 --tls-ca "
                + folder.resolve("ca.crt") + " --tls-cert " + folder.resolve("client.crt") + " --tls-key "
                + folder.resolve("client.key"));
    }
}
