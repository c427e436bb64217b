package io.atr.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that no text file of the project contains. They are written in pieces here, or this file would break its rule. */
record BannedWords(Pattern pattern, String instead) {
    static BannedWords unfinished() {
        return new BannedWords(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"), "finish it or file an issue");
    }

    static BannedWords foreignPaths() {
        return new BannedWords(
                Pattern.compile("\\.\\./shar" + "ed\\b|(?<!\\w)\\.libr" + "ary\\b|(?<![\\w.])/wo" + "rk/"),
                "name nothing that a clone of the project does not have");
    }

    List<Finding> check(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = pattern.matcher(file.text());
        while (matcher.find()) {
            long line = 1
                    + file.text()
                            .substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            findings.add(new Finding(file.path() + ":" + line, matcher.group() + ": " + instead));
        }
        return findings;
    }
}
