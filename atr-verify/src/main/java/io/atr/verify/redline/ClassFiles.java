package io.atr.verify.redline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All classes of one folder or jar: what the scan takes for ours. */
final class ClassFiles {
    private final Map<String, ClassModel> models = new TreeMap<>();

    private ClassFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(this::read);
        }
    }

    /**
     * Those that lie where a class was loaded from, itself included.
     *
     * @throws IOException when the place is unknown or cannot be read
     */
    static ClassFiles around(Class<?> one) throws IOException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("nobody knows where " + one.getName() + " was loaded from");
        }
        Path place = Path.of(uri(source));
        if (Files.isDirectory(place)) {
            return new ClassFiles(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return new ClassFiles(jar.getPath("/"));
        }
    }

    boolean has(String owner) {
        return models.containsKey(owner);
    }

    @Nullable
    ClassModel model(String owner) {
        return models.get(owner);
    }

    /** In the order of their names. */
    Collection<ClassModel> models() {
        return models.values();
    }

    /** The method itself, not one that it overrides. */
    Optional<MethodModel> declared(Method method) {
        ClassModel model = models.get(method.owner());
        return model == null
                ? Optional.empty()
                : model.methods().stream()
                        .filter(one -> Method.of(model, one).equals(method))
                        .findFirst();
    }

    /** A field as a class sees it: its own, or one that it inherits from a class of ours. */
    Optional<FieldModel> field(String owner, String name) {
        ClassModel model = models.get(owner);
        if (model == null) {
            return Optional.empty();
        }
        return model.fields().stream()
                .filter(one -> one.fieldName().equalsString(name))
                .findFirst()
                .or(() -> model.superclass().flatMap(parent -> field(parent.asInternalName(), name)));
    }

    private void read(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            models.put(model.thisClass().asInternalName(), model);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException malformed) {
            throw new UncheckedIOException(new IOException(file + " is no class file", malformed));
        }
    }

    private static URI uri(CodeSource source) throws IOException {
        try {
            return source.getLocation().toURI();
        } catch (URISyntaxException odd) {
            throw new IOException(source.getLocation() + " is no place of files", odd);
        }
    }
}
