package io.atr.node.desk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the journal does to files. Each call has reached the disk when it returns; one that throws may have been done in
 * part.
 */
interface Disk {
    /** Makes a file, or writes it anew. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Adds to the end of a file, which is made where there is none. */
    void append(Path file, byte[] bytes) throws IOException;

    /** Cuts a file off. */
    void truncate(Path file, long size) throws IOException;

    /** Gives a file another name, in place of any that had it. */
    void rename(Path from, Path to) throws IOException;

    /** Keeps the names in a folder. */
    void keepNames(Path folder) throws IOException;
}
