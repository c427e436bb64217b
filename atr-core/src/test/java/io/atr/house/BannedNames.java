package io.atr.house;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Calls and packages that have no place here, except where a ban says so. Comments and strings are free to name them. */
final class BannedNames {
    private static final List<String> LOCK_FREE =
            List.of("io.atr.packet", "io.atr.memory", "io.atr.ring", "io.atr.governance", "io.atr.shard");

    private static final List<Ban> BANS = List.of(
            new Ban("sun.misc", file -> false, "go through java.lang.foreign"),
            new Ban("jdk.internal", file -> false, "go through java.lang.foreign"),
            new Ban(
                    "java.util.logging",
                    file -> isTest(file)
                            || file.isType("io.atr.node.remote.LibraryLog"), // it tames the libraries' loggers
                    "count it, or tell the caller"),
            new Ban("System.exit", file -> isTest(file) || file.isType("io.atr.node.cli.Atr"), "return an exit code"),
            new Ban("Thread.sleep", file -> isTest(file) || file.isIn("io.atr.agent"), "use an IdleStrategy"),
            new Ban("System.out", BannedNames::mayPrint, "return it; the command line prints"),
            new Ban("printStackTrace", file -> false, "count it, or tell the caller"));

    private BannedNames() {}

    private record Ban(String name, Predicate<SourceFile> allowedIn, String instead) {
        boolean matches(String written) {
            return written.equals(name) || written.startsWith(name + ".") || written.endsWith("." + name);
        }
    }

    private static boolean isTest(SourceFile file) {
        return !file.isMain();
    }

    private static boolean mayPrint(SourceFile file) {
        return isTest(file) || file.isIn("io.atr.node.cli") || file.isIn("io.atr.bench");
    }

    static List<Finding> check(ParsedSource source) {
        List<Finding> findings = new ArrayList<>();
        new Scanner(source, findings).scan(source.tree(), null);
        return findings;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        private final ParsedSource source;
        private final List<Finding> findings;

        Scanner(ParsedSource source, List<Finding> findings) {
            this.source = source;
            this.findings = findings;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void unused) {
            String written = node.toString();
            for (Ban ban : BANS) {
                if (ban.matches(written) && !ban.allowedIn().test(source.file())) {
                    report(node, ban.name() + ": " + ban.instead());
                    return null;
                }
            }
            return super.visitMemberSelect(node, null);
        }

        @Override
        public Void visitMethod(MethodTree node, Void unused) {
            if (node.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
                checkLock(node);
            }
            return super.visitMethod(node, null);
        }

        @Override
        public Void visitSynchronized(SynchronizedTree node, Void unused) {
            checkLock(node);
            return super.visitSynchronized(node, null);
        }

        private void checkLock(Tree node) {
            if (source.file().isMain() && LOCK_FREE.stream().anyMatch(source.file()::isIn)) {
                report(node, "synchronized: one writer for each cell, and release stores");
            }
        }

        private void report(Tree node, String what) {
            findings.add(new Finding(source.where(node), what));
        }
    }
}
