package io.atr.node.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.node.cli.CommandException;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What is said where no node was reached. */
class RefusedTest {
    private static final NodeAddress NODE = new NodeAddress(null, "10.9.8.7", 7400);

    private static String line(Throwable why) {
        CommandException refused = Refused.of(
                NODE, Status.UNAVAILABLE.withDescription("io exception").withCause(why));
        return refused.exitCode() + " " + refused.line();
    }

    @Test
    void onlyARefusalMeansThatNobodyListens() {
        String mend = "; check the address, and whether the network and its firewalls let you through";
        assertEquals(
                "69 no node answers at 10.9.8.7:7400: start one with ./atr serve --rules FILE",
                line(new ConnectException("Connection refused")));
        assertEquals(
                "69 the node at 10.9.8.7:7400 cannot be reached: Connection timed out" + mend,
                line(new ConnectException("Connection timed out")));
        assertEquals(
                "69 the node at 10.9.8.7:7400 cannot be reached: No route to host" + mend,
                line(new NoRouteToHostException("No route to host")));
        assertEquals(
                "69 there is no host of the name in 10.9.8.7:7400; check --node",
                line(new RuntimeException(new UnknownHostException("10.9.8.7"))));
    }
}
