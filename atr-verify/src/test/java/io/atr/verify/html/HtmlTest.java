package io.atr.verify.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void wordsAndAttributesAreEscaped() {
        String page = new Html()
                .leaf("p", "<b> & \"c\" 'd'", "title", "\"><script>x</script>")
                .page();
        assertEquals(
                "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">"
                        + "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>\n",
                page);
    }

    @RepeatedTest(20)
    void anyWordsComeBackAsTheyWereOrWithASignForWhatHasNoPlaceInAPage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            words.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
        }
        String read = ParsedPage.of(
                        new Html().leaf("p", words.toString(), "id", "a").page())
                .text("a");
        assertEquals(words.codePoints().count(), read.codePoints().count(), () -> "seed " + seed);
        assertFalse(read.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
    }

    @Test
    void whatHasNotEndedIsNoPage() {
        assertThrows(IllegalStateException.class, () -> new Html().open("p").page());
    }

    @Test
    void aScriptThatCouldEndEarlyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Html().ours("script", "x = '</script>'"));
    }
}
