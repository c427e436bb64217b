package io.atr.node.live;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Single keys of the terminal, without waiting for a line; closing gives the terminal back as it was. */
final class Keys implements AutoCloseable {
    private static final File TERMINAL = new File("/dev/tty");

    private final @Nullable String before;

    private Keys(@Nullable String before) {
        this.before = before;
    }

    /** Listens; where there is no terminal, nothing is ever heard. */
    static Keys listen(char wanted, Runnable heard) {
        String before = stty("-g");
        if (before == null || stty("-icanon", "-echo", "min", "1") == null) {
            return new Keys(null);
        }
        Thread.ofPlatform().daemon().name("atr-keys").start(() -> read(wanted, heard));
        return new Keys(before);
    }

    @Override
    public void close() {
        if (before != null) {
            stty(before);
        }
    }

    private static void read(char wanted, Runnable heard) {
        try (InputStream keys = new FileInputStream(TERMINAL)) {
            int key = keys.read();
            while (key >= 0 && key != wanted) {
                key = keys.read();
            }
            if (key == wanted) {
                heard.run();
            }
        } catch (IOException e) {
            return; // the terminal is gone; Ctrl-C is left
        }
    }

    private static @Nullable String stty(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "stty";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return stty.waitFor(2, TimeUnit.SECONDS) && stty.exitValue() == 0 ? said : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
