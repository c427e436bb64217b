package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileFindingsTest {
    @TempDir
    private Path folder;

    private RulesException refusal(Path path) {
        return assertThrows(RulesException.class, () -> RulesReader.read(path));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("rules.yaml"), bytes);
    }

    @Test
    void goodFile() throws Exception {
        String text = "\uFEFFversion: 1\ntopics: [{name: \"ü🚌\", id: 1}]\nsenders: []\n";
        RuleBook book = RulesReader.read(file(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, book.topicId("ü🚌"));
        assertEquals(
                folder.resolve("rules.yaml").toString(),
                book.warnings().getFirst().file());
    }

    @Test
    void noFile() {
        Path path = folder.resolve("absent.yaml");
        RulesException e = refusal(path);
        assertEquals(RulesException.Kind.NOT_A_FILE, e.kind());
        assertEquals(path + ": no such file; check the path", e.getMessage());
    }

    @Test
    void directory() {
        RulesException e = refusal(folder);
        assertEquals(RulesException.Kind.NOT_A_FILE, e.kind());
        assertEquals(folder + ": is a directory; name the rule file inside it", e.getMessage());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void notPermitted() throws IOException {
        Path path = file(new byte[0]);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(path), "this user may read everything");
        RulesException e = refusal(path);
        assertEquals(RulesException.Kind.NOT_PERMITTED, e.kind());
        assertEquals(path + ": this process may not read the file; give its user read permission", e.getMessage());
    }

    @Test
    void emptyFile() throws IOException {
        Path path = file(new byte[0]);
        RulesException e = refusal(path);
        assertEquals(RulesException.Kind.WRONG, e.kind());
        assertEquals(path + ":1:1: the file holds no rules; start with version: 1", e.getMessage());
    }

    @Test
    void otherEncodings() throws IOException {
        Path path = file("version: 1\ndefault: dény".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                path + ":2:11: the byte 0xE9 is no UTF-8; save the file as UTF-8",
                refusal(path).getMessage());
        file("\uFEFFversion: 1".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                path + ":1:1: the file is UTF-16; save it as UTF-8",
                refusal(path).getMessage());
        file("\uFEFFversion: 1".getBytes(StandardCharsets.UTF_16BE));
        assertEquals(
                path + ":1:1: the file is UTF-16; save it as UTF-8",
                refusal(path).getMessage());
        file(new byte[] {'a', (byte) 0xF0, (byte) 0x9F});
        assertEquals(
                path + ":1:2: the byte 0xF0 is no UTF-8; save the file as UTF-8",
                refusal(path).getMessage());
    }

    @Test
    void longFile() throws IOException {
        byte[] bytes = new byte[RulesLimits.BYTES + 1];
        Arrays.fill(bytes, (byte) '#');
        Path path = file(bytes);
        assertEquals(
                path + ": is longer than 16 MiB; write ranges of ids in place of single topics",
                refusal(path).getMessage());
        file(Arrays.copyOf(bytes, RulesLimits.BYTES));
        assertEquals(
                path + ":1:1: the file holds no rules; start with version: 1",
                refusal(path).getMessage());
    }

    @Test
    void controlCharactersOfAPathStayHarmless() {
        RulesException e = refusal(Path.of("a\n\u001B[2Jb"));
        assertEquals("aU+000AU+001B[2Jb: no such file; check the path", e.getMessage());
    }
}
