package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotesWhatWouldBeReadAsSomethingElse() {
        assertEquals("udp:[ff02::1]:53", Csv.field("udp:[ff02::1]:53"));
        assertEquals("", Csv.field(""));
        assertEquals("\"a,b\"", Csv.field("a,b"));
        assertEquals("\"a\"\"b\"", Csv.field("a\"b"));
        assertEquals("\"a\nb\"", Csv.field("a\nb"));
    }
}
