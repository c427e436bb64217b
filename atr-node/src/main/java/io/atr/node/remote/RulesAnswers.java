package io.atr.node.remote;

import com.google.protobuf.ByteString;
import io.atr.control.v1.ChangeResponse;
import io.atr.control.v1.HistoryEntry;
import io.atr.control.v1.ShadowDifference;
import io.atr.control.v1.ShadowReport;
import io.atr.node.desk.Decision;
import io.atr.node.desk.Disagreement;
import io.atr.node.desk.JournalEntry;
import io.atr.node.desk.ShadowState;
import java.util.HexFormat;

/** What the desk answers, as messages. */
final class RulesAnswers {
    private RulesAnswers() {}

    static ChangeResponse of(Decision decision) {
        return ChangeResponse.newBuilder()
                .setSuccess(decision.made())
                .setVersion(decision.version())
                .addAllFindings(decision.findings())
                .setRefusal(
                        switch (decision.refusal()) {
                            case NONE -> ChangeResponse.Refusal.NONE;
                            case WRONG_RULES -> ChangeResponse.Refusal.WRONG_RULES;
                            case BASE_VERSION -> ChangeResponse.Refusal.BASE_VERSION;
                            case UNKNOWN_VERSION -> ChangeResponse.Refusal.UNKNOWN_VERSION;
                            case NO_RULES_FILE -> ChangeResponse.Refusal.NO_RULES_FILE;
                            case JOURNAL -> ChangeResponse.Refusal.JOURNAL;
                        })
                .build();
    }

    static HistoryEntry of(JournalEntry entry) {
        return HistoryEntry.newBuilder()
                .setVersion(entry.version())
                .setEpochMillis(entry.epochMillis())
                .setWho(entry.who())
                .setFrom(entry.from())
                .setWhat(entry.what())
                .setComment(entry.comment())
                .setSummary(entry.summary())
                .setName(entry.name())
                .setTextHash(bytes(entry.text()))
                .setPreviousHash(bytes(entry.previous()))
                .setHash(bytes(entry.hash()))
                .build();
    }

    static ShadowReport of(ShadowState state) {
        return ShadowReport.newBuilder()
                .setRunning(state.running())
                .setName(state.name())
                .setSinceEpochMillis(state.sinceEpochMillis())
                .setJudged(state.judged())
                .setAgreed(state.agreed())
                .setMissed(state.missed())
                .addAllDifferences(
                        state.disagreements().stream().map(RulesAnswers::of).toList())
                .addAllFindings(state.findings())
                .build();
    }

    private static ShadowDifference of(Disagreement one) {
        return ShadowDifference.newBuilder()
                .setSender(one.sender())
                .setTopic(one.topic())
                .setActive(one.active().name())
                .setShadow(one.shadow().name())
                .setPackets(one.packets())
                .build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
