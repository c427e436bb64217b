package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/rules.md shows is what is read. */
class DocumentedRulesTest {
    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/rules.md"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/rules.md"));
    }

    @Test
    void theExampleMeansWhatItsCommentsSay() throws IOException {
        RuleBook book = Parsed.book(page().split("```yaml\n|```\n")[1]);
        assertEquals(List.of(), book.warnings());
        assertEquals(65_436, book.topic(100).last() - book.topic(100).first() + 1);
        assertEquals(1_500, book.topic("udp:233.156.208.52:20052").rate());
        assertTrue(book.topic(8).rule(8).isUnlimited());
        SenderEntry nyse = book.sender("ip:10.197.41.180");
        assertTrue(nyse.topics().contains(100));
        assertFalse(nyse.topics().contains(8));
        assertFalse(nyse.topics().contains(7));
        assertTrue(book.sender("ip:10.197.41.181").topics().contains(8));
    }

    @Test
    void theLimitsAreTheOnesInForce() throws IOException {
        String page = page();
        assertTrue(page.contains("| " + (RulesLimits.BYTES >> 20) + " MiB |"));
        assertTrue(page.contains("| " + RulesLimits.VALUES + " |"));
        assertTrue(page.contains("| " + RulesLimits.DEPTH + " |"));
        assertTrue(page.contains("| " + RulesLimits.PERMISSION_SETS + " ("));
        assertTrue(page.contains("1 to " + RulesLimits.NAME + " characters"));
        assertEquals(1L << 29, RulesLimits.STEPS);
    }
}
