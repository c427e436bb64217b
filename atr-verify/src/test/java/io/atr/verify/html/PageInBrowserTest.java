package io.atr.verify.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as a browser has it after its scripts ran. They note what goes wrong, and that they came to their end. Where there
 * is no browser, a parser of JavaScript reads them; where there is neither, {@link HtmlReportTest} is all that is said.
 */
class PageInBrowserTest {
    @TempDir
    Path folder;

    @Test
    void thePageIsDrawnWithoutAnError() throws Exception {
        String page = new HtmlReport(
                        Samples.report(Samples.HOSTILE, new Random(1)), Samples.surroundings(Samples.HOSTILE), null)
                .page();
        Optional<Tool> browser = browser();
        if (browser.isPresent()) {
            inBrowser(browser.get(), page);
        } else {
            onPaper();
        }
    }

    /** That the test above notices anything: the same with a script of somebody else, and with an error in the page's own. */
    @Test
    void anErrorWouldBeSeenAndAForeignScriptDoesNotRun() throws Exception {
        Optional<Tool> browser = browser();
        String early = Resource.text("early.js");
        if (browser.isPresent()) {
            String page =
                    new HtmlReport(Samples.report("words", new Random(1)), Samples.surroundings("words"), null).page();
            String foreign = shown(
                    browser.get(),
                    page.replace("</main>", "<script>document.documentElement.id = 'foreign'</script></main>"));
            assertTrue(foreign.contains("forbidden: script-src"), "nothing noted");
            assertFalse(foreign.contains("id=\"foreign\""), "a foreign script ran");
            String broken = early + "nothingOfThatName();";
            String wrong =
                    page.replace(early, broken).replace(escaped(Resource.hash(early)), escaped(Resource.hash(broken)));
            assertTrue(shown(browser.get(), wrong).contains("nothingOfThatName is not defined"), "no error noted");
        } else {
            assertTrue(early.contains("window.onerror"));
        }
    }

    /** One that starts: some systems have a file of that name that only says where to get it. */
    private Optional<Tool> browser() throws IOException, InterruptedException {
        Optional<Tool> found = Tool.find("chromium", "chromium-browser", "google-chrome");
        return found.isPresent()
                        && found.get().run(folder, List.of("--version")).code() == 0
                ? found
                : Optional.empty();
    }

    private void inBrowser(Tool browser, String page) throws IOException, InterruptedException {
        String shown = shown(browser, page);
        String root = shown.substring(shown.indexOf("<html"), shown.indexOf('>', shown.indexOf("<html")));
        assertTrue(root.contains("data-script=\"ran\""), root);
        assertFalse(root.contains("data-errors"), root);
    }

    private String shown(Tool browser, String page) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Tool.Answer answer = browser.run(
                folder,
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--v=0",
                        "--dump-dom",
                        file.toUri().toString()));
        assertEquals(0, answer.code(), answer::err);
        assertTrue(answer.out().contains("<html"), answer::err);
        return answer.out();
    }

    private void onPaper() throws IOException, InterruptedException {
        Optional<Tool> node = Tool.find("node");
        for (String script : List.of("early.js", "late.js")) {
            String text = Resource.text(script);
            assertTrue(text.contains("\"use strict\""), script);
            if (node.isPresent()) {
                Path file = Files.writeString(folder.resolve(script), text);
                Tool.Answer answer = node.get().run(folder, List.of("--check", file.toString()));
                assertEquals(0, answer.code(), answer::err);
            }
        }
    }

    private static String escaped(String hash) {
        return hash.replace("'", "&#39;");
    }
}
