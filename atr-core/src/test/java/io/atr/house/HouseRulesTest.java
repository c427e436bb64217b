package io.atr.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds every file of the project to the rules. That the rules notice breaches is shown by {@link HouseRulesBreachTest}. */
class HouseRulesTest {
    private static ProjectTree tree;
    private static List<SourceFile> files;
    private static List<ParsedSource> sources;

    @BeforeAll
    static void read() throws Exception {
        tree = ProjectTree.find();
        files = tree.textFiles();
        sources = ParsedSource.parse(files.stream().filter(SourceFile::isJava).toList());
    }

    @Test
    void theProjectWasFound() {
        assertTrue(files.stream().anyMatch(file -> file.path().equals("pom.xml")));
        assertTrue(sources.stream().anyMatch(source -> source.file().isType(HouseRulesTest.class.getName())));
        assertTrue(sources.stream().anyMatch(source -> source.file().isMain()));
    }

    @Test
    void packagesDependDownwardOnly() {
        var classes = new ClassFileImporter().importPath(tree.root().resolve("atr-core/target/classes"));
        assertTrue(classes.stream().findAny().isPresent(), "atr-core is not compiled");
        assertNone(new PackageDirection("io.atr").check(classes));
    }

    @Test
    void filesAreShort() {
        assertNone(all(files.stream().filter(SourceFile::isJava).toList(), new FileLength(400)::check));
    }

    @Test
    void methodsFitAScreen() {
        assertNone(all(sources, new MethodLength(60)::check));
    }

    @Test
    void bannedNamesAreAbsent() {
        assertNone(all(sources, BannedNames::check));
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertNone(all(files.stream().filter(SourceFile::isJava).toList(), BannedWords.unfinished()::check));
    }

    @Test
    void nothingOutsideTheProjectIsNamed() {
        assertNone(all(files, BannedWords.foreignPaths()::check));
    }

    private static <T> List<Finding> all(List<T> subjects, Function<T, List<Finding>> rule) {
        return subjects.stream()
                .flatMap(subject -> rule.apply(subject).stream())
                .toList();
    }

    private static void assertNone(List<Finding> findings) {
        assertTrue(
                findings.isEmpty(),
                () -> findings.size() + " breaches\n"
                        + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
}
