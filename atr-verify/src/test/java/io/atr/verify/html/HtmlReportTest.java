package io.atr.verify.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.cli.JsonObject;
import io.atr.verify.report.Baseline;
import io.atr.verify.report.Report;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final Set<String> EMPTY_IN_HTML = Set.of("meta", "input");

    private static String page(Report report) {
        return new HtmlReport(report, Samples.surroundings(Samples.HOSTILE), null).page();
    }

    @RepeatedTest(10)
    void whateverWordsComeInThePageIsSoundAndRunsNothingButItsOwn() {
        long seed = System.nanoTime();
        String text = page(Samples.report(Samples.HOSTILE, new Random(seed)));
        ParsedPage page = ParsedPage.of(text);
        assertEquals(2, page.elements("script").size(), () -> "seed " + seed);
        assertEquals(List.of(), page.elements("img"), () -> "seed " + seed);
        assertFalse(page.attributes().stream().anyMatch(name -> name.startsWith("on")), () -> "seed " + seed);
        assertFalse(text.contains("<img"), () -> "seed " + seed);
    }

    @Test
    void itRefersToNothingOutsideAndToNothingThatIsNotThere() {
        String text = page(Samples.report("words", new Random(1)));
        assertFalse(text.contains("http://") || text.contains("https://") || text.contains("@import"), "a reference");
        ParsedPage page = ParsedPage.of(text);
        assertEquals(List.of(), page.values("src"));
        List<String> ids = page.values("id");
        assertEquals(ids.size(), new HashSet<>(ids).size(), "an id is there twice");
        page.values("href")
                .forEach(place -> assertTrue(place.startsWith("#") && ids.contains(place.substring(1)), place));
        for (String id : List.of(
                "tip", "theme", "unfold", "hatch", "budget", "latency", "throughput", "scaling", "rows", "machine")) {
            assertTrue(ids.contains(id), id);
        }
    }

    /** A browser takes an element that ends in itself for one that goes on, except for these and SVG's. */
    @Test
    void whatIsEmptyIsEmptyForABrowserToo() {
        ParsedPage page = ParsedPage.of(page(Samples.report("words", new Random(2))));
        var matcher = Pattern.compile("<([a-z]+)[^>]*/>").matcher(page(Samples.report("words", new Random(2))));
        while (matcher.find()) {
            String name = matcher.group(1);
            assertTrue(
                    EMPTY_IN_HTML.contains(name) || page.elements(name).stream().allMatch(HtmlReportTest::inSvg), name);
        }
    }

    private static boolean inSvg(Element element) {
        for (var node = element.getParentNode(); node != null; node = node.getParentNode()) {
            if (node.getNodeName().equals("svg")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyRowIsThereOnceWithItsVerdictAndLimit() {
        Report report = Samples.report("words", new Random(3));
        ParsedPage page = ParsedPage.of(page(report));
        for (Outcome outcome : report.outcomes()) {
            String text = page.text("row-" + outcome.row().id());
            assertTrue(text.contains(outcome.verdict().name()), text);
            assertTrue(text.contains(Figure.bound(outcome.row(), outcome.row().limit())), text);
            assertTrue(text.contains(outcome.row().how()), text);
        }
        assertEquals(
                report.outcomes().size(),
                page.values("class").stream()
                        .filter(value -> value.startsWith("row "))
                        .count());
    }

    @Test
    void eachPictureIsDrawnForATelephoneAsWell() {
        List<String> styles =
                ParsedPage.of(page(Samples.report("words", new Random(4)))).values("class");
        assertEquals(3, styles.stream().filter("plot wide"::equals).count());
        assertEquals(3, styles.stream().filter("plot narrow"::equals).count());
    }

    @Test
    void aRunWithoutCurvesHasNoPictures() {
        Report report =
                new Report(new JsonObject(), "quick", 0, List.of(Outcome.unsupported(Contract.known("3.2"), "why")));
        ParsedPage page = ParsedPage.of(page(report));
        assertFalse(page.values("id").contains("latency"));
        assertTrue(page.text("budget").contains("not measured"));
    }

    @Test
    void aModelIsCalledOne() {
        ParsedPage page = ParsedPage.of(page(Samples.report("words", new Random(5))));
        List<String> cells =
                page.elements("td").stream().map(Element::getTextContent).toList();
        assertEquals(30, cells.stream().filter("model, not measured"::equals).count());
        assertEquals(2, cells.stream().filter("measured"::equals).count());
        assertTrue(page.text("scaling").contains("from here on a model: not measured"));
    }

    @Test
    void whatBecameWorseIsMarkedAtTheTopAndAtItsRow() {
        Row row = Contract.known("3.1");
        Baseline before = new Baseline(List.of(Outcome.judged(row, Evidence.of(row, 1000, 1))));
        Report now = new Report(new JsonObject(), "quick", 0, List.of(Outcome.judged(row, Evidence.of(row, 2000, 1))));
        ParsedPage page = ParsedPage.of(new HtmlReport(now, Samples.surroundings("words"), before).page());
        assertTrue(page.text("baseline").contains("3.1"), page.text("baseline"));
        assertTrue(page.text("row-3.1").contains("WORSE"), page.text("row-3.1"));
        ParsedPage same =
                ParsedPage.of(new HtmlReport(now, Samples.surroundings("words"), new Baseline(now.outcomes())).page());
        assertTrue(same.text("baseline").contains("No row is worse"), same.text("baseline"));
    }

    @Test
    void thePolicyKnowsBothScriptsAndNoOther() {
        ParsedPage page = ParsedPage.of(page(Samples.report("words", new Random(6))));
        String policy = page.elements("meta").stream()
                .map(element -> element.getAttribute("content"))
                .filter(content -> content.contains("script-src"))
                .findFirst()
                .orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        page.elements("script")
                .forEach(script -> assertTrue(policy.contains(Resource.hash(script.getTextContent())), policy));
    }
}
