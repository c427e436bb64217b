package io.atr.node.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Takes so many bytes and no more, writing what still fits; optionally nothing works at all afterwards. */
final class FaultyDisk implements Disk {
    private final boolean crashes;
    private long room;
    private boolean crashed;

    FaultyDisk(long room, boolean crashes) {
        this.room = room;
        this.crashes = crashes;
    }

    void makeRoom(long bytes) {
        room = bytes;
    }

    long room() {
        return room;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        mustRun();
        Files.write(file, fitting(bytes));
        use(bytes);
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        mustRun();
        Files.write(file, fitting(bytes), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        use(bytes);
    }

    @Override
    public void truncate(Path file, long size) throws IOException {
        mustRun();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, Math.toIntExact(Math.min(size, bytes.length))));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        mustRun();
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void keepNames(Path folder) throws IOException {
        mustRun();
    }

    private byte[] fitting(byte[] bytes) {
        return Arrays.copyOf(bytes, (int) Math.min(room, bytes.length));
    }

    private void use(byte[] bytes) throws IOException {
        if (bytes.length > room) {
            room = 0;
            crashed = crashes;
            throw new IOException("No space left on device");
        }
        room -= bytes.length;
    }

    private void mustRun() throws IOException {
        if (crashed) {
            throw new IOException("the machine is down");
        }
    }
}
