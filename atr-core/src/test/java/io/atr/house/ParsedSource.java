package io.atr.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java file and its syntax tree.
 *
 * @param file the source
 * @param tree parsed, not attributed: names are as written
 * @param positions where each node lies
 */
record ParsedSource(SourceFile file, CompilationUnitTree tree, SourcePositions positions) {
    static List<ParsedSource> parse(List<SourceFile> files) throws IOException {
        List<ParsedSource> parsed = new ArrayList<>();
        for (SourceFile file : files) {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(unit(file)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree tree : task.parse()) {
                parsed.add(new ParsedSource(file, tree, positions));
            }
        }
        return parsed;
    }

    private static JavaFileObject unit(SourceFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    long firstLine(Tree node) {
        return tree.getLineMap().getLineNumber(positions.getStartPosition(tree, node));
    }

    long lines(Tree node) {
        return tree.getLineMap().getLineNumber(positions.getEndPosition(tree, node)) - firstLine(node) + 1;
    }

    String where(Tree node) {
        return file.path() + ":" + firstLine(node);
    }
}
