package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.ConsoleTable.Column;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
    @Test
    void textToTheLeftNumbersToTheRightNoSpacesAtTheEnd() {
        List<String> lines = ConsoleTable.of(Column.left("topic"), Column.right("rate"), Column.left("note"))
                .indent(2)
                .row("a", "1", "first")
                .row("longer", "12345")
                .lines();
        assertEquals(List.of("  topic    rate  note", "  a           1  first", "  longer  12345"), lines);
    }

    @Test
    void withoutHeadingsThereIsNoHeadingLine() {
        assertEquals(
                List.of("a  b"),
                ConsoleTable.of(Column.left(""), Column.left("")).row("a", "b").lines());
    }

    @Test
    void aRowTooManyCellsWideIsRefused() {
        ConsoleTable table = ConsoleTable.of(Column.left("one"));
        assertThrows(IllegalArgumentException.class, () -> table.row("a", "b"));
    }

    @Test
    void colourTakesNoRoom() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ConsoleTable plain = ConsoleTable.of(Column.left("name"), Column.right("n"), Column.right("of"));
            ConsoleTable coloured = ConsoleTable.of(Column.left("name"), Column.right("n"), Column.right("of"))
                    .style(Style.fixed(true));
            for (int i = random.nextInt(6); i >= 0; i--) {
                String[] cells = {"x".repeat(random.nextInt(9)), "µ" + random.nextInt(10_000), "" + random.nextInt(99)};
                plain.row(cells);
                coloured.row(cells[0], Style.fixed(true).bad(cells[1]), cells[2]);
            }
            List<String> bare = coloured.lines().stream()
                    .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                    .toList();
            assertEquals(plain.lines(), bare, "seed " + seed);
            int width = plain.lines().getFirst().length();
            assertTrue(
                    plain.lines().stream().allMatch(line -> line.length() == width),
                    "seed " + seed + ": the last column is not flush\n" + String.join("\n", plain.lines()));
        }
    }
}
