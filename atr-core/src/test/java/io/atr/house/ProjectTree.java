package io.atr.house;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the project: what git knows and does not ignore, or without git whatever is not built. */
final class ProjectTree {
    private static final long LARGEST_TEXT = 4L << 20;

    private final Path root;

    private ProjectTree(Path root) {
        this.root = root;
    }

    /** Walks up from the working directory to the folder with the launcher. */
    static ProjectTree find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("atr")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return new ProjectTree(folder);
            }
        }
        throw new IllegalStateException("no folder with atr and pom.xml at or above " + start);
    }

    Path root() {
        return root;
    }

    List<SourceFile> textFiles() throws IOException, InterruptedException {
        Optional<List<Path>> tracked = trackedFiles();
        List<Path> files = tracked.isPresent() ? tracked.get() : walk();
        return files.stream().sorted().flatMap(file -> read(file).stream()).toList();
    }

    private Optional<List<Path>> trackedFiles() throws IOException, InterruptedException {
        if (!Files.exists(root.resolve(".git"))) {
            return Optional.empty();
        }
        Path list = Files.createTempFile("house", ".list");
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(root.toFile())
                    .redirectOutput(list.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (git.waitFor() != 0) {
                return Optional.empty();
            }
            return Optional.of(Stream.of(Files.readString(list).split("\0"))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .map(root::resolve)
                    .filter(Files::isRegularFile)
                    .toList());
        } catch (IOException gitIsNotInstalled) {
            return Optional.empty();
        } finally {
            Files.delete(list);
        }
    }

    private List<Path> walk() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).filter(this::isSource).toList();
        }
    }

    private boolean isSource(Path file) {
        for (Path part : root.relativize(file)) {
            if (part.toString().equals("target") || part.toString().equals(".git")) {
                return false;
            }
        }
        return true;
    }

    private Optional<SourceFile> read(Path file) {
        try {
            if (Files.size(file) > LARGEST_TEXT) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            return text.indexOf(0) < 0 ? Optional.of(SourceFile.of(root, file, text)) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        } catch (IOException vanished) {
            // Somebody may be editing while the tests run.
            return Optional.empty();
        }
    }
}
