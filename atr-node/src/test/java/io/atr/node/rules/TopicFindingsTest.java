package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TopicFindingsTest {
    private static final String RATES = "write packets a second, like 200/s, 12k/s or 1.5M/s";
    private static final String NAME = "write 1 to 255 characters without spaces, commas or double quotes";

    /** One broken topic | the column of the finding in it | the finding. */
    private static final List<String> CASES = List.of(
            "{name: a, id: 1, rate: 200}|24|rate: 200 has no unit; write 200/s",
            "{name: a, id: 1, rate: 1.5k}|24|rate: 1.5k has no unit; write 1.5k/s",
            "{name: a, id: 1, rate: fast}|24|rate: fast is not a rate; " + RATES,
            "{name: a, id: 1, rate: 1e3/s}|24|rate: 1e3/s is not a rate; " + RATES,
            "{name: a, id: 1, rate: 1 /s}|24|rate: 1 /s is not a rate; " + RATES,
            "{name: a, id: 1, rate: 12K/s}|24|rate: 12K/s has a multiplier that is none of k, M and G; " + RATES,
            "{name: a, id: 1, rate: 600/min}|24|rate: 600/min is not a rate a second; write 10/s",
            "{name: a, id: 1, rate: 1/min}|24|rate: 1/min is not a rate a second; " + RATES,
            "{name: a, id: 1, rate: 2k/ms}|24|rate: 2k/ms is not a rate a second; write 2000000/s",
            "{name: a, id: 1, rate: 5/day}|24|rate: 5/day is not a rate a second; " + RATES,
            "{name: a, id: 1, rate: 1.5/s}|24|rate: 1.5/s is not a whole number of packets a second; write 1/s",
            "{name: a, id: 1, rate: 0.1/s}|24"
                    + "|rate: 0.1/s is not a whole number of packets a second; write 1/s or more",
            "{name: a, id: 1, rate: 0/s}|24"
                    + "|rate: 0/s lets nothing pass; write 1/s or more; to refuse all, leave the topic out or deny it",
            "{name: a, id: 1, rate: -3/s}|24"
                    + "|rate: -3/s lets nothing pass; write 1/s or more; to refuse all, leave the topic out or deny it",
            "{name: a, id: 1, rate: 1000000001/s}|24"
                    + "|rate: 1000000001/s is above 1G/s; write at most 1G/s, or no rate at all for no limit",
            "{name: a, id: 1, rate: 999999999999999999G/s}|24"
                    + "|rate: 999999999999999999G/s is above 1G/s; write at most 1G/s, or no rate at all for no limit",
            "{name: a, id: 1, rate: }|23|rate is empty; write rate: 200/s",
            "{name: a, id: 1, rate: [1/s]}|24|rate is a list; write rate: 200/s",
            "{name: a, id: 1, rate: 9/s, burst: 0}|36"
                    + "|burst: 0 is not in 1..1000000000; write a number of packets, like 50",
            "{name: a, id: 1, rate: 9/s, burst: -1}|36"
                    + "|burst: -1 is not in 1..1000000000; write a number of packets, like 50",
            "{name: a, id: 1, rate: 9/s, burst: 99999999999999999999}|36"
                    + "|burst: 99999999999999999999 is not in 1..1000000000; write a number of packets, like 50",
            "{name: a, id: 1, rate: 9/s, burst: 1k}|36"
                    + "|burst: 1k is not a whole number; write decimal digits alone",
            "{name: a, id: 1, rate: 9/s, burst: 0x10}|36"
                    + "|burst: 0x10 is not a whole number; write decimal digits alone",
            "{name: a, id: 1, rate: 9/s, burst: 007}|36|burst: 007 has leading zeros; write 7",
            "{name: a, id: 1, burst: 5}|1|this topic has a burst but no rate; add rate: 200/s or drop the burst",
            "{name: a, id: 65536}|15|id: 65536 is not in 0..65535; ids are 0..65535",
            "{name: a, id: -1}|15|id: -1 is not in 0..65535; ids are 0..65535",
            "{name: a, id: 1-2}|15|id: 1-2 is not a whole number; write decimal digits alone",
            "{name: a, id: ~}|15|id is empty; write id: 7",
            "{name: a, ids: 5}|16|ids: 5 is not a range; write id: 5",
            "{name: a, ids: 1..5}|16|ids: 1..5 is not a range; write ids: 100-199",
            "{name: a, ids: 9-3}|16|ids: 9-3 runs backwards; write ids: 3-9",
            "{name: a, ids: 1-65536}|16|ids: 65536 is not in 0..65535; ids are 0..65535",
            "{name: a, ids: -1-5}|16|ids: -1 is not in 0..65535; ids are 0..65535",
            "{name: a, id: 1, ids: 2-3}|1|this topic has both id and ids; leave one of them out",
            "{name: a}|1|this topic has neither id nor ids; add id: 7 or ids: 100-199",
            "{id: 1}|1|this topic has no name; add name: orders.new",
            "{name: , id: 1}|7|name is empty; write name: orders.new",
            "{name: \"\", id: 1}|8|name: the text is empty; " + NAME,
            "{name: a b, id: 1}|8|name: a b holds a space; " + NAME,
            "{name: \"a,b\", id: 1}|8|name: a,b holds a comma; " + NAME,
            "{name: 'a\"b', id: 1}|8|name: a\"b holds a double quote; " + NAME,
            "{name: \"a\\x1bb\", id: 1}|8|name: aU+001Bb holds the character U+001B; " + NAME,
            "{name: \"a\\ud800\", id: 1}|8|name: aU+D800 holds the character U+D800; " + NAME,
            "{name: 12, id: 1}|8|name: 12 reads like an id; start the name with a letter",
            "{name: a, id: 1, priority: p8}|28|priority: p8 is none of p0..p7; write p2 for the usual one",
            "{name: a, id: 1, priority: 2}|28|priority: 2 is none of p0..p7; write p2 for the usual one",
            "{name: a, id: 1, rat: 9/s}|18"
                    + "|rat is not known here; did you mean rate? a topic has name, id, ids, rate, burst, priority",
            "{name: a, id: 1, colour: red}|18"
                    + "|colour is not known here; a topic has name, id, ids, rate, burst, priority",
            "{name: a, id: 1, name: b}|18|name stands twice in one mapping, first at rules.yaml:3:4;"
                    + " leave one of them out",
            "name|1|a topic is a mapping, this is text: name; write {name: orders.new, id: 7, rate: 200/s, burst: 50}",
            "[a]|1|a topic is a mapping, this is a list; write {name: orders.new, id: 7, rate: 200/s, burst: 50}");

    @ParameterizedTest
    @FieldSource("CASES")
    void oneTopic(String parts) {
        String[] part = parts.split("\\|", 3);
        int column = Integer.parseInt(part[1]);
        String dash = "- ";
        assertEquals(
                List.of("3:" + (dash.length() + column) + " " + part[2]),
                Parsed.findings("version: 1\ntopics:\n" + dash + part[0] + "\n"));
    }

    @Test
    void aLongNameIsCutInTheMessage() {
        String name = "n".repeat(256);
        assertEquals(
                List.of("2:17 name: " + "n".repeat(60) + "... is longer than 255 characters; " + NAME),
                Parsed.findings("version: 1\ntopics: [{name: " + name + ", id: 1}]"));
        assertEquals(
                1,
                Parsed.book("version: 1\ntopics: [{name: " + name.substring(1) + ", id: 1}]")
                        .topics()
                        .size());
    }

    @Test
    void anIdInTwoTopicsIsRefusedWithBothPlaces() {
        assertEquals(
                List.of(
                        "4:20 id 7 lies in two topics, the other at rules.yaml:3:20; give each id to one of them",
                        "6:20 id 65535 lies in two topics, the other at rules.yaml:3:20; give each id to one of them",
                        "7:20 id 7 lies in two topics, the other at rules.yaml:3:20; give each id to one of them",
                        "8:20 id 3 lies in two topics, the other at rules.yaml:5:20; give each id to one of them"),
                Parsed.findings("""
                        version: 1
                        topics:
                          - {name: r, ids: 7-65535}
                          - {name: s, id:  7}
                          - {name: t, id:  3}
                          - {name: u, ids: 65535-65535}
                          - {name: v, ids: 4-7}
                          - {name: w, id:  3}
                          - {name: x, ids: 4-6}
                        """));
    }

    @Test
    void aNameOfTwoTopicsIsRefusedWithBothPlaces() {
        assertEquals(
                List.of("4:12 name: r stands twice, first at rules.yaml:3:12; give each its own name"),
                Parsed.findings("""
                        version: 1
                        topics:
                          - {name: r, id: 1}
                          - {name: r, id: 2}
                        """));
    }

    @Test
    void everyFindingIsToldAndTheyAreSorted() {
        assertEquals(
                List.of(
                        "2:10 default: allow is not possible: what no rule allows is refused;"
                                + " write default: deny, and publish: [\"*\"] for a sender that may do everything",
                        "4:6 this sender has no name; add name: feed",
                        "4:23 publish is text: a; write publish: [\"orders.*\"]",
                        "5:1 topcs is not known here; did you mean topics?"
                                + " a rule file has version, default, topics, senders",
                        "7:10 id: x is not a whole number; write decimal digits alone",
                        "7:19 rate: 5 has no unit; write 5/s"),
                Parsed.findings("""
                        version: 1
                        default: allow
                        senders:
                          -  {id: 1, publish: a}
                        topcs: []
                        topics:
                          - {id: x, rate: 5, name: a}
                        """));
    }
}
