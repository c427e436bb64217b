package io.atr.node.remote;

import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.desk.ActiveRules;
import io.atr.node.desk.Change;
import io.atr.node.desk.Decision;
import io.atr.transport.v1.ATRTransportGrpc;
import io.atr.transport.v1.GovernanceUpdateRequest;
import io.atr.transport.v1.GovernanceUpdateResponse;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * UpdateGovernance: a whole set of topics and quotas, written as a rule file and put through the same desk as every other
 * change. For operators. Any thread; a call waits for the journal.
 */
public final class GovernanceService extends ATRTransportGrpc.ATRTransportImplBase {
    private static final int ATTEMPTS = 3;
    private static final int LINES = 20;

    private final Supplier<ActiveRules> active;
    private final Function<Change, Decision> desk;

    /**
     * Changes rules through a desk.
     *
     * @param active the rules in force
     * @param desk makes a change, or says why not
     */
    public GovernanceService(Supplier<ActiveRules> active, Function<Change, Decision> desk) {
        this.active = active;
        this.desk = desk;
    }

    @Override
    public void updateGovernance(GovernanceUpdateRequest update, StreamObserver<GovernanceUpdateResponse> answer) {
        Caller caller = Callers.require(Role.OPERATOR);
        answer.onNext(update(update, caller));
        answer.onCompleted();
    }

    private GovernanceUpdateResponse update(GovernanceUpdateRequest update, Caller caller) {
        GovernanceUpdateResponse answer = attempt(update, caller);
        for (int i = 1; answer == null && i < ATTEMPTS; i++) {
            answer = attempt(update, caller);
        }
        return answer == null
                ? refused(active.get().version(), "other changes came between, " + ATTEMPTS + " times: try again")
                : answer;
    }

    /** The answer, or null when another change came between: names are to be taken from the rules in force. */
    private @Nullable GovernanceUpdateResponse attempt(GovernanceUpdateRequest update, Caller caller) {
        ActiveRules base = active.get();
        if (update.getVersion() <= base.version()) {
            return refused(
                    base.version(),
                    "version " + Long.toUnsignedString(update.getVersion()) + " is not above the active one: send "
                            + (base.version() + 1) + " or more, and less than 2^63");
        }
        String text;
        try {
            text = new UpdatedRules(update, base.book()).text();
        } catch (IllegalArgumentException e) {
            return refused(base.version(), String.valueOf(e.getMessage()));
        }
        Decision decision = desk.apply(new Change(
                "updated",
                "UpdateGovernance",
                text,
                base.version(),
                update.getVersion(),
                caller.name(),
                caller.from(),
                ""));
        if (decision.refusal() == Decision.Refusal.BASE_VERSION) {
            return null;
        }
        return decision.made()
                ? GovernanceUpdateResponse.newBuilder()
                        .setVersion(decision.version())
                        .setSuccess(true)
                        .build()
                : refused(
                        decision.version(),
                        String.join(
                                "\n", decision.findings().stream().limit(LINES).toList()));
    }

    private static GovernanceUpdateResponse refused(long version, String why) {
        return GovernanceUpdateResponse.newBuilder()
                .setVersion(version)
                .setErrorMessage(why)
                .build();
    }
}
