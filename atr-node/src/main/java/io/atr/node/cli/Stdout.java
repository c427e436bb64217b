package io.atr.node.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it failed: a {@link PrintStream} only tells that it did. After a failure it takes nothing any
 * more, so that what was written is a beginning without a hole. One thread at a time.
 */
final class Stdout extends OutputStream {
    private static final int BUFFER = 8192;
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private final OutputStream target;
    private final Path descriptor;
    private @Nullable IOException failure;

    /** @param descriptor a link that tells what the target is: a file's path, or {@code pipe:} or {@code socket:} and a number */
    Stdout(OutputStream target, Path descriptor) {
        this.target = target;
        this.descriptor = descriptor;
    }

    /** The process's own. */
    static Stdout open() {
        return new Stdout(new FileOutputStream(FileDescriptor.out), DESCRIPTOR);
    }

    /** Prints to it; each line goes out as it ends. */
    PrintStream printer(Charset charset) {
        return new PrintStream(new BufferedOutputStream(this, BUFFER), true, charset);
    }

    /** Why it failed, where that is a reason to complain: a reader that has seen enough is none. */
    @Nullable
    String complaint() {
        return failure == null || isReaderGone() ? null : failure.getMessage();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            target.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** A pipe or a socket fails when nobody reads it any more; the words for that depend on the locale. */
    private boolean isReaderGone() {
        try {
            String what = Files.readSymbolicLink(descriptor).toString();
            return what.startsWith("pipe:") || what.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
