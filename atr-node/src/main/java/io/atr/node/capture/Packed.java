package io.atr.node.capture;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.atr.node.capture.CaptureException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks captures that were compressed with gzip or zstd, as they are read. */
final class Packed {
    private static final int MAGIC = 4;
    private static final int GZIP_MASK = 0xFFFF;
    private static final int GZIP = 0x8B1F;
    private static final int ZSTD = 0xFD2F_B528;
    private static final int BUFFER = 1 << 16;

    private Packed() {}

    /** Whether what lies at the input's position is packed. */
    static boolean isPacked(CaptureInput input) throws IOException {
        return input.fill(MAGIC) >= MAGIC && (isGzip(input) || isZstd(input));
    }

    /**
     * What is in it; closes the packed input with it.
     *
     * @param input for which {@link #isPacked} said so
     */
    static CaptureInput open(CaptureInput input) throws CaptureException, IOException {
        String tool = isGzip(input) ? "gunzip" : "unzstd";
        try {
            InputStream rest = input.rest();
            InputStream plain = isGzip(input) ? new GZIPInputStream(rest, BUFFER) : new ZstdInputStream(rest);
            return new CaptureInput(input.name(), Channels.newChannel(plain));
        } catch (IOException e) {
            throw failure(input, e);
        } catch (LinkageError e) {
            throw input.failure(
                    Kind.UNSUPPORTED, 0, "a packed file whose library does not run here", "unpack it with " + tool);
        }
    }

    /**
     * What a failure to read means: damage where it is the packing that is wrong, else the failure itself.
     *
     * @param input where it happened
     */
    static CaptureException failure(CaptureInput input, IOException e) throws IOException {
        if (e instanceof EOFException) {
            return input.failure(
                    Kind.TRUNCATED,
                    input.offset(),
                    "packed data that end too early",
                    "the capture was cut off: use what came before, or copy it again");
        }
        if (e instanceof ZipException || e instanceof ZstdIOException) {
            return input.corrupt(input.offset(), "packed data that cannot be unpacked (" + e.getMessage() + ")");
        }
        throw e;
    }

    private static boolean isGzip(CaptureInput input) {
        return (input.u32(0) & GZIP_MASK) == GZIP;
    }

    private static boolean isZstd(CaptureInput input) {
        return (int) input.u32(0) == ZSTD;
    }
}
