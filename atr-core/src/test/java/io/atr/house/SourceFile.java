package io.atr.house;

import java.nio.file.Path;

/**
 * A text file of the project.
 *
 * @param path relative to the project's root, with forward slashes
 * @param text the whole content
 */
record SourceFile(String path, String text) {
    static SourceFile of(Path root, Path file, String text) {
        return new SourceFile(root.relativize(file).toString().replace('\\', '/'), text);
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    /** Whether the file lies in the folder of a package, or below it. */
    boolean isIn(String packageName) {
        return path.contains("/java/" + packageName.replace('.', '/') + "/");
    }

    boolean isType(String qualifiedName) {
        return path.endsWith("/java/" + qualifiedName.replace('.', '/') + ".java");
    }
}
