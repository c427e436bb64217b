package io.atr.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.atr.house.fixture.nowhere.Stray;
import io.atr.house.fixture.packet.Upward;
import io.atr.house.fixture.shard.Downward;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks each rule once, and keeps each rule once in the way that is easiest to mistake for a breach. */
class HouseRulesBreachTest {
    private static final String MAIN = "atr-core/src/main/java/io/atr/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ring/A.java|import sun.misc.Unsafe; class A {}|1",
                "ring/A.java|class A { sun.misc.Unsafe u; }|1",
                "ring/A.java|import jdk.internal.misc.VM; class A {}|1",
                "ring/A.java|import java.util.logging.Logger; class A {}|1",
                "ring/A.java|class A { void f() { System.exit(1); } }|1",
                "ring/A.java|class A { void f() { java.lang.System.exit(1); } }|1",
                "node/cli/Atr.java|class Atr { void f() { System.exit(1); } }|0",
                "node/cli/B.java|class B { void f() { System.exit(1); } }|1",
                "ring/A.java|class A { void f() throws Exception { Thread.sleep(1); } }|1",
                "agent/A.java|class A { void f() throws Exception { Thread.sleep(1); } }|0",
                "ring/A.java|class A { void f(Exception e) { e.printStackTrace(); } }|1",
                "node/A.java|class A { void f() { System.out.println(); } }|1",
                "node/cli/A.java|class A { void f() { System.out.println(); } }|0",
                "bench/peers/A.java|class A { void f() { System.out.println(); } }|0",
                "shard/A.java|class A { synchronized void f() {} }|1",
                "shard/A.java|class A { void f() { synchronized (this) { f(); } } }|1",
                "node/A.java|class A { synchronized void f() {} }|0",
                "ring/A.java|class A { String s = \"System.exit\"; /* Thread.sleep */ }|0",
            })
    void bannedNames(String path, String code, int breaches) throws IOException {
        assertEquals(breaches, BannedNames.check(parse(path, code)).size());
    }

    @Test
    void methodsAreMeasuredFromTheirFirstLineToTheirLast() throws IOException {
        ParsedSource source = parse("A.java", "class A {\n/** Doc. */\nvoid f() {\n}\nvoid g() {\n\n}\n}\n");
        assertEquals(List.of(), new MethodLength(3).check(source));
        assertEquals(
                List.of(new Finding(MAIN + "A.java:5", "g has 3 lines, at most 2; name its steps")),
                new MethodLength(2).check(source));
    }

    @Test
    void longFiles() {
        SourceFile file = new SourceFile("A.java", "1\n2\n3\n");
        assertEquals(0, new FileLength(3).check(file).size());
        assertEquals(1, new FileLength(2).check(file).size());
    }

    @ParameterizedTest
    @CsvSource({"TO,DO: later,1", "FIX,ME,1", "TO,DOS,0", "MASTO,DON,0"})
    void unfinished(String start, String end, int breaches) {
        assertEquals(breaches, BannedWords.unfinished().check(text(start + end)).size());
    }

    @ParameterizedTest
    @CsvSource({
        "see ../shar,ed/design.md,1",
        "in .libr,ary,1",
        "cd /wo,rk/main,1",
        "-Djava.libr,ary.path=x,0",
        "io/atr/wo,rk/A.java,0",
        "shar,ed memory,0"
    })
    void foreignPaths(String start, String end, int breaches) {
        assertEquals(
                breaches, BannedWords.foreignPaths().check(text(start + end)).size());
    }

    @Test
    void aBreachIsReportedWithItsLine() {
        Finding finding = BannedWords.unfinished().check(text("\n\nTO" + "DO")).getFirst();
        assertEquals("docs/a.md:3", finding.where());
    }

    @Test
    void packagesThatLookUpward() {
        assertEquals(1, direction(Upward.class));
        assertEquals(0, direction(Downward.class));
    }

    @Test
    void packagesAndLibrariesWithoutAPlace() {
        assertEquals(1, direction(Stray.class));
        var here = new ClassFileImporter().importClasses(Finding.class, BannedWords.class, HouseRulesTest.class);
        assertEquals(
                List.of(HouseRulesTest.class.getName()),
                new PackageDirection("io.atr.house")
                        .check(here).stream().map(Finding::where).distinct().toList());
    }

    private static int direction(Class<?> type) {
        var classes = new ClassFileImporter().importClasses(type);
        return new PackageDirection("io.atr.house.fixture").check(classes).size();
    }

    private static SourceFile text(String text) {
        return new SourceFile("docs/a.md", text);
    }

    private static ParsedSource parse(String path, String code) throws IOException {
        return ParsedSource.parse(List.of(new SourceFile(MAIN + path, code))).getFirst();
    }
}
