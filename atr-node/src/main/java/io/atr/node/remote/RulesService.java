package io.atr.node.remote;

import io.atr.control.v1.ApplyRulesRequest;
import io.atr.control.v1.ChangeResponse;
import io.atr.control.v1.GetRulesRequest;
import io.atr.control.v1.GetRulesResponse;
import io.atr.control.v1.GetShadowRequest;
import io.atr.control.v1.HistoryEntry;
import io.atr.control.v1.ListHistoryRequest;
import io.atr.control.v1.PlanRulesRequest;
import io.atr.control.v1.PlanRulesResponse;
import io.atr.control.v1.ReloadRulesRequest;
import io.atr.control.v1.RollbackRulesRequest;
import io.atr.control.v1.RulesGrpc;
import io.atr.control.v1.ShadowReport;
import io.atr.control.v1.StartShadowRequest;
import io.atr.control.v1.StopShadowRequest;
import io.atr.node.access.Caller;
import io.atr.node.access.Role;
import io.atr.node.desk.ActiveRules;
import io.atr.node.desk.Change;
import io.atr.node.desk.JournalEntry;
import io.atr.node.desk.Plan;
import io.atr.node.desk.RulesDesk;
import io.atr.node.desk.ShadowDesk;
import io.atr.node.revision.Comparison;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life cycle of rules, over gRPC. Any thread. */
public final class RulesService extends RulesGrpc.RulesImplBase {
    private static final int LONGEST_COMMENT = 1000;
    private static final int LONGEST_NAME = 4096;
    private static final int LINES_FOR_A_SENDER = 10;

    private final RulesDesk desk;
    private final ShadowDesk shadows;
    private final PlanGate plans = new PlanGate();

    /** Rules of a desk, and shadows beside them. */
    public RulesService(RulesDesk desk, ShadowDesk shadows) {
        this.desk = desk;
        this.shadows = shadows;
    }

    @Override
    public void getRules(GetRulesRequest request, StreamObserver<GetRulesResponse> answer) {
        Callers.require(Role.OBSERVER);
        ActiveRules active = desk.active();
        long version = request.getVersion();
        GetRulesResponse.Builder found = GetRulesResponse.newBuilder();
        if (version == 0 || version == active.version()) {
            found.setVersion(active.version()).setText(active.text()).setSource(active.source());
        } else {
            found.setVersion(version).setText(text(version)).setSource(source(version));
        }
        send(answer, found.build());
    }

    @Override
    public void planRules(PlanRulesRequest request, StreamObserver<PlanRulesResponse> answer) {
        Caller caller = Callers.require(Role.OBSERVER);
        if (caller.isAnonymous()) {
            throw Callers.denied(
                    "a plan costs the node seconds, and nobody knows who asks for it",
                    "show the token or certificate of an observer, or use the node's Unix socket as the user that runs it");
        }
        PlanRulesResponse response;
        try (PlanGate.Place _ = plans.enter(caller)) {
            response = plan(name(request.getName()), request.getText());
        }
        send(answer, response);
    }

    /** How many plans were refused since others were being made, or came too often. */
    public long plansRefused() {
        return plans.refused();
    }

    private PlanRulesResponse plan(String name, String text) {
        Plan plan = desk.plan(name, text);
        PlanRulesResponse.Builder response = PlanRulesResponse.newBuilder()
                .setBaseVersion(plan.before().version())
                .addAllFindings(plan.findings());
        if (plan.after() != null) {
            Comparison comparison = Comparison.of(plan.before().book(), plan.after());
            Stream<String> warnings = plan.after().warnings().stream().map(warning -> "warning: " + warning);
            response.setChanges(comparison.changes())
                    .setDifference(Stream.concat(warnings, comparison.lines(LINES_FOR_A_SENDER).stream())
                            .collect(Collectors.joining("\n")));
        }
        return response.build();
    }

    @Override
    public void applyRules(ApplyRulesRequest request, StreamObserver<ChangeResponse> answer) {
        Caller caller = Callers.require(Role.OPERATOR);
        Change change = new Change(
                Change.APPLIED,
                name(request.getName()),
                request.getText(),
                request.hasBaseVersion() ? base(request.getBaseVersion()) : Change.ANY_BASE,
                Change.NEXT,
                caller.name(),
                caller.from(),
                comment(request.getComment()));
        send(answer, RulesAnswers.of(desk.apply(change)));
    }

    @Override
    public void rollbackRules(RollbackRulesRequest request, StreamObserver<ChangeResponse> answer) {
        Caller caller = Callers.require(Role.OPERATOR);
        long base = request.hasBaseVersion() ? base(request.getBaseVersion()) : Change.ANY_BASE;
        send(
                answer,
                RulesAnswers.of(desk.rollback(
                        request.getToVersion(), base, caller.name(), caller.from(), comment(request.getComment()))));
    }

    @Override
    public void reloadRules(ReloadRulesRequest request, StreamObserver<ChangeResponse> answer) {
        Caller caller = Callers.require(Role.OPERATOR);
        send(answer, RulesAnswers.of(desk.reload(caller.name(), caller.from())));
    }

    @Override
    public void listHistory(ListHistoryRequest request, StreamObserver<HistoryEntry> answer) {
        Callers.require(Role.OBSERVER);
        List<JournalEntry> all = desk.history();
        long limit = Integer.toUnsignedLong(request.getLimit());
        int first = limit == 0 || limit >= all.size() ? 0 : all.size() - (int) limit;
        stream(all.subList(first, all.size()).iterator(), (ServerCallStreamObserver<HistoryEntry>) answer);
    }

    @Override
    public void startShadow(StartShadowRequest request, StreamObserver<ShadowReport> answer) {
        Callers.require(Role.OPERATOR);
        send(answer, RulesAnswers.of(shadows.start(name(request.getName()), request.getText())));
    }

    @Override
    public void getShadow(GetShadowRequest request, StreamObserver<ShadowReport> answer) {
        Callers.require(Role.OBSERVER);
        send(answer, RulesAnswers.of(shadows.state()));
    }

    @Override
    public void stopShadow(StopShadowRequest request, StreamObserver<ShadowReport> answer) {
        Callers.require(Role.OPERATOR);
        send(answer, RulesAnswers.of(shadows.stop()));
    }

    private String text(long version) {
        try {
            String text = desk.text(version);
            if (text != null) {
                return text;
            }
        } catch (IOException e) {
            throw Status.DATA_LOSS
                    .withDescription("the text of version " + version + " cannot be read: " + e.getMessage())
                    .asRuntimeException();
        }
        throw Status.NOT_FOUND
                .withDescription("the journal has no version " + Long.toUnsignedString(version)
                        + "; ./atr rules history lists those that it has")
                .asRuntimeException();
    }

    private String source(long version) {
        return desk.history().stream()
                .filter(entry -> entry.version() == version)
                .map(JournalEntry::name)
                .findFirst()
                .orElse("");
    }

    /** No more than the caller takes is put into memory at once. */
    private static void stream(Iterator<JournalEntry> entries, ServerCallStreamObserver<HistoryEntry> answer) {
        answer.setOnReadyHandler(() -> {
            while (answer.isReady() && entries.hasNext()) {
                answer.onNext(RulesAnswers.of(entries.next()));
                if (!entries.hasNext()) {
                    answer.onCompleted();
                    return;
                }
            }
        });
        if (!entries.hasNext()) {
            answer.onCompleted();
        }
    }

    /** A version beyond the signed numbers is none that there can be. */
    private static long base(long unsigned) {
        return unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }

    private static String name(String name) {
        return name.isEmpty() ? "rules" : within("name", name, LONGEST_NAME);
    }

    private static String comment(String comment) {
        return within("comment", comment, LONGEST_COMMENT);
    }

    private static String within(String what, String text, int most) {
        if (text.length() > most) {
            throw invalid(what + ": has " + text.length() + " characters; " + most + " are the most");
        }
        return text;
    }

    private static StatusRuntimeException invalid(String what) {
        return Status.INVALID_ARGUMENT.withDescription(what).asRuntimeException();
    }

    private static <T> void send(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
