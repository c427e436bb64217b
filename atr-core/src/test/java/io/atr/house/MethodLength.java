package io.atr.house;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** A method, with its annotations and without its Javadoc, has at most so many lines. */
record MethodLength(int limit) {
    List<Finding> check(ParsedSource source) {
        List<Finding> findings = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                long lines = source.lines(method);
                if (lines > limit) {
                    findings.add(new Finding(
                            source.where(method),
                            method.getName() + " has " + lines + " lines, at most " + limit + "; name its steps"));
                }
                return super.visitMethod(method, null);
            }
        }.scan(source.tree(), null);
        return findings;
    }
}
