package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.node.cli.CommandException;
import io.atr.node.serve.config.Listen;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** What is said where nothing can listen: the reason that the system gave, and what helps against that one. */
class EndpointTest {
    private static String refusal(int port, IOException why) {
        Endpoint endpoint = new Endpoint(new Listen("127.0.0.1", port), "grpc.listen", "--grpc-listen");
        CommandException refused = assertThrows(
                CommandException.class,
                () -> endpoint.bind(() -> {
                    throw new IOException("Failed to bind to address", why);
                }));
        return refused.exitCode() + " " + refused.line();
    }

    @Test
    void eachReasonHasItsOwnRemedy() {
        assertEquals(
                "69 grpc.listen 127.0.0.1:7400: another process has the port; set --grpc-listen to another port, or stop"
                        + " what listens there",
                refusal(7400, new BindException("Address already in use")));
        assertEquals(
                "77 grpc.listen 127.0.0.1:80: this process may not listen there; set --grpc-listen to a port from 1024 on",
                refusal(80, new BindException("Permission denied")));
        assertEquals(
                "77 grpc.listen 127.0.0.1:7400: this process may not listen there; have the system's security policy"
                        + " permit it, or set --grpc-listen to another port",
                refusal(7400, new BindException("Permission denied")));
        assertEquals(
                "78 grpc.listen 127.0.0.1:7400: this machine has no such address; set --grpc-listen to one that it has",
                refusal(7400, new BindException("Cannot assign requested address")));
        assertEquals(
                "69 grpc.listen 127.0.0.1:7400: this machine does not speak the address's protocol (Address family not"
                        + " supported by protocol); set --grpc-listen to an address of IPv4",
                refusal(7400, new SocketException("Address family not supported by protocol")));
        assertEquals(
                "69 grpc.listen 127.0.0.1:7400: too many open files; raise the process's limit of them (ulimit -n)",
                refusal(7400, new SocketException("Too many open files")));
        assertEquals(
                "69 grpc.listen 127.0.0.1:7400: No buffer space available; mend that, or set --grpc-listen to another"
                        + " address",
                refusal(7400, new SocketException("No buffer space available")));
    }
}
