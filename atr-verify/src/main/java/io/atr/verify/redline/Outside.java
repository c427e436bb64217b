package io.atr.verify.redline;

import java.util.List;
import java.util.regex.Pattern;

/** Which red line a call out of the data plane crosses. Only its name is known; whatever is not recognised is a {@code CALL}. */
final class Outside {
    /** The first that matches counts. */
    private static final List<Kind> KINDS = List.of(
            kind(RedLine.BLOCKING, ".*\\.wait"),
            kind(RedLine.ALLOCATION, "java/lang/(Byte|Short|Character|Integer|Long|Float|Double|Boolean)\\.valueOf"),
            kind(RedLine.BLOCKING, "java/util/concurrent/locks/LockSupport\\..*"),
            kind(RedLine.LOCK, "java/util/concurrent/locks/.*"),
            kind(RedLine.MAP, "java/util/(concurrent/)?(\\w*Map|\\w*Map\\$\\w+|Hashtable|Properties|\\w*HashSet)\\..*"),
            kind(RedLine.BLOCKING, "java/lang/Thread\\.(sleep|join|yield|onSpinWait|start)"),
            kind(RedLine.BLOCKING, "java/lang/invoke/MethodHandle\\.invoke\\w*"),
            kind(RedLine.BLOCKING, "java/(io|net|nio/channels|nio/file)/.*"),
            kind(RedLine.BLOCKING, "java/lang/(Process\\w*|Runtime)\\..*"),
            kind(RedLine.COLLECTION, "java/util/concurrent/(CopyOnWrite|ConcurrentLinked|ConcurrentSkip)\\w*\\..*"),
            kind(RedLine.BLOCKING, "java/util/concurrent/(?!atomic/)\\w+\\..*"),
            kind(RedLine.JSON, "io/atr/node/cli/Json\\w*(\\$\\w+)?\\..*"),
            kind(RedLine.JSON, "(com/fasterxml|com/google/gson|jakarta/json|javax/json|org/json)/.*"),
            kind(RedLine.STRING, "java/lang/(\\w*String\\w*|CharSequence)\\..*"),
            kind(RedLine.STRING, "java/(text|util/regex)/.*"),
            kind(RedLine.STRING, "java/util/(Formatter|StringJoiner|Scanner|Locale)\\..*"),
            kind(RedLine.STRING, ".*\\.toString"),
            kind(RedLine.EXCEPTION, "[\\w/$]*(Exception|Error|Throwable)\\..*"),
            kind(RedLine.COLLECTION, "java/util/(stream/)?(?!Objects|function)\\w+(\\$\\w+)?\\..*"));

    private Outside() {}

    private record Kind(RedLine line, Pattern names) {}

    /** Of a method that is not ours and no leaf. */
    static RedLine crossedBy(Method method) {
        return KINDS.stream()
                .filter(kind -> kind.names.matcher(method.qualified()).matches())
                .map(Kind::line)
                .findFirst()
                .orElse(RedLine.CALL);
    }

    private static Kind kind(RedLine line, String names) {
        return new Kind(line, Pattern.compile(names));
    }
}
