package io.atr.node.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final Findings findings;
    private final Deque<OpenValue> open = new ArrayDeque<>();
    private @Nullable Value root;
    private int documents;
    private int values;

    private YamlTree(Findings findings) {
        this.findings = findings;
    }

    /** The text's one document, or null when it has none. After a finding, what is left of it. */
    public static @Nullable Value read(String text, Findings findings) {
        YamlTree tree = new YamlTree(findings);
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

    /** The parser copies what it has of a token whenever its buffer is empty: a small one makes long tokens slow. */
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setLabel("rules")
                .setCodePointLimit(RulesLimits.BYTES)
                .setBufferSize(Math.clamp(length, SMALLEST_BUFFER, LARGEST_BUFFER))
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
        open.push(new OpenValue(place, start instanceof MappingStartEvent));
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
        } else {
            parent.add(value);
        }
        return true;
    }
}
