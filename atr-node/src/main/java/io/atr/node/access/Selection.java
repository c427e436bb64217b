package io.atr.node.access;

import io.atr.node.rules.Findings;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.Shown;
import io.atr.node.rules.TopicEntry;
import io.atr.node.rules.Value;
import io.atr.node.rules.Wildcard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Senders or topics as an access file names them: ids, ranges of ids, and patterns of names. Immutable; any thread.
 *
 * @param ids those that are named by number, whether rules know them or not
 * @param names patterns of names
 */
record Selection(BitSet ids, List<Wildcard> names) {
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST_ID = 65_535;
    private static final String ALL = "*";

    static Selection read(List<Value.Text> texts, String key, Findings findings) {
        BitSet ids = new BitSet();
        List<Wildcard> names = new ArrayList<>();
        for (Value.Text text : texts) {
            Matcher numbers = NUMBERS.matcher(text.text());
            if (numbers.matches()) {
                add(numbers, text, key, ids, findings);
            } else {
                names.add(new Wildcard(text.text()));
            }
        }
        return new Selection(ids, List.copyOf(names));
    }

    private static void add(Matcher numbers, Value.Text text, String key, BitSet ids, Findings findings) {
        int first = Integer.parseInt(numbers.group(1));
        int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
        if (last > HIGHEST_ID || first > last) {
            findings.report(
                    text.place(),
                    key + ": " + Shown.of(text.text()) + " is no id and no range of ids",
                    "ids are 0.." + HIGHEST_ID + ", a range is like 10-19");
            return;
        }
        ids.set(first, last + 1);
    }

    SenderScope senders() {
        return isAll() ? SenderScope.ALL : new Senders(this);
    }

    TopicScope topics() {
        return isAll() ? TopicScope.ALL : new Topics(this);
    }

    /** Records, so that a file that is read again gives the same scope when it says the same. */
    private record Senders(Selection selection) implements SenderScope {
        @Override
        public BitSet under(RuleBook rules) {
            return selection.sendersUnder(rules);
        }
    }

    private record Topics(Selection selection) implements TopicScope {
        @Override
        public BitSet under(RuleBook rules) {
            return selection.topicsUnder(rules);
        }
    }

    private boolean isAll() {
        return names.stream().anyMatch(name -> name.text().equals(ALL));
    }

    private BitSet sendersUnder(RuleBook rules) {
        BitSet chosen = (BitSet) ids.clone();
        for (SenderEntry sender : rules.senders()) {
            if (isNamed(sender.name())) {
                chosen.set(sender.id());
            }
        }
        return chosen;
    }

    private BitSet topicsUnder(RuleBook rules) {
        BitSet chosen = (BitSet) ids.clone();
        for (TopicEntry topic : rules.topics()) {
            if (isNamed(topic.name())) {
                chosen.set(topic.first(), topic.last() + 1);
            }
        }
        return chosen;
    }

    private boolean isNamed(String name) {
        return names.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
