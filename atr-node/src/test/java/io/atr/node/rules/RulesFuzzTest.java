package io.atr.node.rules;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.atr.governance.SenderRule;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all: rules that hold together, or findings that point into the text. Nothing else. */
class RulesFuzzTest {
    private static final byte[] START = "version: 1\n".getBytes(StandardCharsets.UTF_8);

    static Stream<byte[]> files() {
        return IntStream.range(0, 32)
                .mapToObj(seed -> new RuleWriter(seed)
                        .write(new RuleModel(seed))
                        .replace("version: 1", seed % 2 == 0 ? "version: 1" : "")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] file) {
        read(file);
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "60s")
    void anythingBehindTheVersion(byte[] rest) {
        byte[] file = new byte[START.length + rest.length];
        System.arraycopy(START, 0, file, 0, START.length);
        System.arraycopy(rest, 0, file, START.length, rest.length);
        read(file);
    }

    private static void read(byte[] file) {
        try {
            RuleBook book = RulesReader.parse("fuzz", RulesText.decode("fuzz", file));
            check(book);
        } catch (RulesException e) {
            long lines = 2
                    + new String(file, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n' || c == '\r')
                            .count();
            require(!e.findings().isEmpty(), "a refusal without a finding");
            e.findings().forEach(finding -> check(finding, lines, file.length + 2));
        }
    }

    private static void check(RuleBook book) {
        book.warnings().forEach(warning -> check(warning, Integer.MAX_VALUE, Integer.MAX_VALUE));
        for (TopicEntry topic : book.topics()) {
            require(
                    topic.equals(book.topic(topic.first())) && topic.equals(book.topic(topic.last())),
                    "a topic is lost");
        }
        for (SenderRule sender : book.rules().senders()) {
            SenderEntry entry = book.sender(sender.id());
            require(entry != null && book.senderId(entry.name()) == sender.id(), "a sender is lost");
            int first = sender.topics().next(0);
            require(first < 0 || book.topic(first) != null, "a sender may publish on a topic that there is not");
        }
    }

    private static void check(Finding finding, long lines, long columns) {
        require(finding.line() >= 0 && finding.line() <= lines, "line of " + finding);
        require(finding.column() >= 0 && finding.column() <= columns, "column of " + finding);
        require(!finding.what().isEmpty() && !finding.remedy().isEmpty(), "no words in " + finding);
        require(finding.toString().codePoints().allMatch(Shown::isPlain), "not one harmless line: " + finding);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
