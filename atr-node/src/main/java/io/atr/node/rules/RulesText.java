package io.atr.node.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a rule file's bytes as text: UTF-8, of a bounded length. */
public final class RulesText {
    private RulesText() {}

    /** The file's text. */
    public static String read(Path path) throws RulesException {
        String file = Shown.whole(path.toString());
        if (Files.isDirectory(path)) {
            throw RulesException.of(
                    RulesException.Kind.NOT_A_FILE, file, "is a directory", "name the rule file inside it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return decode(file, in.readNBytes(RulesLimits.BYTES + 1));
        } catch (NoSuchFileException e) {
            throw RulesException.of(RulesException.Kind.NOT_A_FILE, file, "no such file", "check the path");
        } catch (AccessDeniedException e) {
            throw RulesException.of(
                    RulesException.Kind.NOT_PERMITTED,
                    file,
                    "this process may not read the file",
                    "give its user read permission");
        } catch (IOException e) {
            String why = Shown.of(String.valueOf(e.getMessage()));
            throw RulesException.of(
                    RulesException.Kind.UNREADABLE, file, "cannot be read: " + why, "check the disk and the path");
        }
    }

    /** Text of UTF-8 bytes, with the byte order mark that some editors put in front: the parser skips it. */
    static String decode(String file, byte[] bytes) throws RulesException {
        Findings findings = new Findings(file);
        checkLength(bytes.length, findings);
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            findings.report(Place.START, "the file is UTF-16", "save it as UTF-8");
        }
        findings.throwIfAny();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String octet = String.format("0x%02X", bytes[in.position()]);
            findings.report(
                    TextPlace.of(text, text.length()), "the byte " + octet + " is no UTF-8", "save the file as UTF-8");
            findings.throwIfAny();
        }
        return text;
    }

    static void checkLength(int length, Findings findings) {
        if (length > RulesLimits.BYTES) {
            findings.report(
                    Place.FILE,
                    "is longer than " + (RulesLimits.BYTES >> 20) + " MiB",
                    "write ranges of ids in place of single topics");
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
