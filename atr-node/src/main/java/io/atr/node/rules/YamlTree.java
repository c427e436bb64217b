package io.atr.node.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds {@link Value}s from the YAML parser's events, without recursion, and refuses what rules have no use for: aliases,
 * anchors, tags, further documents, deep nesting.
 */
public final class YamlTree {
    private static final int SMALLEST_BUFFER = 1 << 10;
    private static final int LARGEST_BUFFER = 1 << 20;
    private static final int REFILLS = 32;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private static final Lists NONE = new Lists() {
        @Override
        public boolean takes(String key) {
            return false;
        }

        @Override
        public void item(String key, Value value) {}
    };

    private final Findings findings;
    private final Lists lists;
    private final Deque<OpenValue> open = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();
    private @Nullable Value root;
    private int documents;
    private int values;

    /** Takes the items of long lists as they are read, in place of the tree. */
    interface Lists {
        /** Whether it takes those of the list that is the value of a key of the outermost mapping. */
        boolean takes(String key);

        /** The next item of that list. */
        void item(String key, Value value);
    }

    private YamlTree(Findings findings, Lists lists) {
        this.findings = findings;
        this.lists = lists;
    }

    /** The text's one document, or null when it has none. After a finding, what is left of it. */
    public static @Nullable Value read(String text, Findings findings) {
        return read(text, findings, NONE);
    }

    /** The same, without the items that somebody else takes: their lists are empty. */
    static @Nullable Value read(String text, Findings findings, Lists lists) {
        YamlTree tree = new YamlTree(findings, lists);
        try {
            for (Event event : new Parse(settings(text.length())).parseString(text)) {
                if (!tree.accept(event)) {
                    break;
                }
            }
        } catch (YamlEngineException e) {
            SyntaxError.of(e, text).report(findings);
        }
        return tree.root;
    }

    /**
     * The parser copies what it has of a token whenever its buffer is empty: a small one makes long tokens slow. It makes a new one each
     * time: a large one makes much for the collector to copy.
     */
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setLabel("rules")
                .setCodePointLimit(RulesLimits.BYTES)
                .setBufferSize(Math.clamp(length / REFILLS, SMALLEST_BUFFER, LARGEST_BUFFER))
                .build();
    }

    /** Takes one event in; answers whether to go on. */
    private boolean accept(Event event) {
        Place place = SyntaxError.place(event.getStartMark());
        return switch (event) {
            case DocumentStartEvent start -> startDocument(place);
            case CollectionStartEvent start -> startCollection(place, start);
            case CollectionEndEvent end -> add(open.pop().close(findings));
            case ScalarEvent scalar -> addScalar(place, scalar);
            case AliasEvent alias -> addAlias(place, alias);
            default -> true;
        };
    }

    private boolean startDocument(Place place) {
        if (++documents == 1) {
            return true;
        }
        findings.report(place, "a second document", "write one document a file; remove this --- and what follows");
        return false;
    }

    private boolean startCollection(Place place, CollectionStartEvent start) {
        checkPlain(place, start, start.getTag());
        if (open.size() == RulesLimits.DEPTH) {
            findings.report(
                    place,
                    "more than " + RulesLimits.DEPTH + " lists and mappings inside each other",
                    "write the rules flat: topics and senders are lists of mappings");
            return false;
        }
        boolean mapping = start instanceof MappingStartEvent;
        open.push(new OpenValue(place, mapping, mapping ? null : taken()));
        return true;
    }

    private boolean addScalar(Place place, ScalarEvent scalar) {
        if (checkPlain(place, scalar, scalar.getTag())) {
            return add(new Value.Text(place, scalar.getValue(), scalar.isPlain()));
        }
        return add(new Value.Refused(place));
    }

    private boolean addAlias(Place place, AliasEvent alias) {
        String name = Shown.of("*" + alias.getAlias().getValue());
        findings.report(
                place, name + " without quotes is a YAML alias, which rules have not", "write \"" + name + "\"");
        return add(new Value.Refused(place));
    }

    private boolean checkPlain(Place place, NodeEvent node, Optional<String> tag) {
        node.getAnchor()
                .ifPresent(anchor -> findings.report(
                        place,
                        "&" + Shown.of(anchor.getValue()) + " is a YAML anchor, which rules have not",
                        "leave it out, or put the text in quotes"));
        tag.ifPresent(name -> findings.report(
                place,
                Shown.of(name.replace(STANDARD_TAG, "!!")) + " is a YAML tag, which rules have not",
                "leave it out, or put the text in quotes"));
        return node.getAnchor().isEmpty() && tag.isEmpty();
    }

    private boolean add(Value value) {
        if (++values > RulesLimits.VALUES) {
            findings.report(
                    value.place(),
                    "more than " + RulesLimits.VALUES + " values",
                    "write ranges of ids in place of single topics");
            return false;
        }
        OpenValue parent = open.peek();
        if (parent == null) {
            root = value;
        } else if (parent.taken() != null) {
            lists.item(parent.taken(), value);
        } else {
            parent.add(value);
        }
        return true;
    }

    /** The key of the list that opens now, where its items are taken; a second list of that key is a mistake, and stays here. */
    private @Nullable String taken() {
        OpenValue outer = open.peek();
        String key = outer == null || open.size() > 1 ? null : outer.openKey();
        return key != null && lists.takes(key) && taken.add(key) ? key : null;
    }
}
