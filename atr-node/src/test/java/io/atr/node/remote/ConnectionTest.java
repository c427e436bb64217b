package io.atr.node.remote;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.atr.node.access.Admission;
import io.atr.node.access.Admitter;
import io.atr.node.access.Credentials;
import io.atr.node.view.Sessions;
import org.junit.jupiter.api.Test;

/** What a connection remembers of its caller is no longer used than it holds. */
class ConnectionTest {
    private final Connection connection = new Connection(new Sessions().begin("", "here", "grpc-tcp"), null);
    private long generation = 1;

    private final Admitter admitter = new Admitter() {
        @Override
        public Admission admit(Credentials credentials) {
            throw new AssertionError("a connection asks nobody");
        }

        @Override
        public long generation() {
            return generation;
        }
    };

    private static Admission.Admitted until(long millis) {
        return new Admission.Admitted(RemoteNode.EVERYTHING, millis);
    }

    @Test
    void nothingIsKnownBeforeSomebodyAsked() {
        assertNull(connection.recall(admitter, null));
    }

    @Test
    void anAnswerHoldsUntilItExpires() {
        for (long good : new long[] {Long.MAX_VALUE - 1, Admission.FOR_EVER}) {
            Admission.Admitted answer = until(good);
            connection.keep(1, "token", answer);
            assertSame(answer, connection.recall(admitter, "token"));
        }
        connection.keep(1, "token", until(1));
        assertNull(connection.recall(admitter, "token"));
    }

    @Test
    void anAnswerIsForItsTokenAndItsGeneration() {
        Admission.Admitted answer = until(Admission.FOR_EVER);
        connection.keep(1, "token", answer);
        assertNull(connection.recall(admitter, null));
        assertNull(connection.recall(admitter, "other"));
        assertSame(answer, connection.recall(admitter, "token"));
        connection.keep(1, null, answer);
        assertNull(connection.recall(admitter, "token"));
        assertSame(answer, connection.recall(admitter, null));
        generation++;
        assertNull(connection.recall(admitter, null));
    }
}
