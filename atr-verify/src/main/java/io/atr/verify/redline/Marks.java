package io.atr.verify.redline;

import io.atr.hot.Bounded;
import io.atr.hot.HotPath;
import io.atr.hot.Turn;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.util.List;
import java.util.Optional;

/** What methods say of themselves: the annotations of {@code io.atr.hot}. */
final class Marks {
    private Marks() {}

    /** Whether the hot path is entered here. */
    static boolean isEntry(MethodModel method) {
        return find(method, HotPath.class).isPresent();
    }

    /** What one turn of the method's bounded loops is for; empty when nothing is said to bound them. */
    static Optional<Turn> turn(MethodModel method) {
        return find(method, Bounded.class).map(Marks::turn);
    }

    private static Turn turn(Annotation bounded) {
        for (AnnotationElement element : bounded.elements()) {
            if (element.value() instanceof AnnotationValue.OfEnum turn) {
                return Turn.valueOf(turn.constantName().stringValue());
            }
        }
        throw new IllegalArgumentException("a bound without a turn");
    }

    private static Optional<Annotation> find(MethodModel method, Class<?> type) {
        String descriptor = type.descriptorString();
        return method
                .findAttribute(Attributes.runtimeInvisibleAnnotations())
                .map(RuntimeInvisibleAnnotationsAttribute::annotations)
                .orElse(List.of())
                .stream()
                .filter(one -> one.className().stringValue().equals(descriptor))
                .findFirst();
    }
}
