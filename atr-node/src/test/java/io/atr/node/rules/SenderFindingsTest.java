package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SenderFindingsTest {
    private static final String NAME = "write 1 to 255 characters without spaces, commas or double quotes";
    private static final String ADDRESS =
            " is not an IP address; write one address, like 10.0.0.1 or ff02::1, or \"*\" for any";
    private static final String QUOTA =
            " is not in 1..1000000000; write a number of packets, or leave it out for no limit";

    /** One broken sender | the column of the finding in it | the finding. */
    private static final List<String> CASES = List.of(
            "{name: a, id: 1}|1|this sender has no publish;"
                    + " add publish: [\"orders.*\"], or publish: [] for a sender that may publish nothing",
            "{name: a, publish: []}|1|this sender has no id; add id: 1",
            "{id: 1, publish: []}|1|this sender has no name; add name: feed",
            "{name: a, id: 65536, publish: []}|15|id: 65536 is not in 0..65535; ids are 0..65535",
            "{name: a, id: 1.0, publish: []}|15|id: 1.0 is not a whole number; write decimal digits alone",
            "{name: a, id: 1, publish: \"*\"}|27|publish is text: *; write publish: [\"orders.*\"]",
            "{name: a, id: 1, publish: }|26|publish is empty; write publish: [\"orders.*\"]",
            "{name: a, id: 1, publish: {b: c}}|27|publish is a mapping; write publish: [\"orders.*\"]",
            "{name: a, id: 1, publish: [[b]]}|28|publish is a list; write publish: [\"orders.*\"]",
            "{name: a, id: 1, publish: [~]}|28|publish is empty; write publish: [\"orders.*\"]",
            "{name: a, id: 1, publish: [\"\"]}|28|publish: the text is empty; " + NAME,
            "{name: a, id: 1, publish: [\"a, b\"]}|28|publish: a, b holds a comma; " + NAME,
            "{name: a, id: 1, publish: [], deny: a}|37|deny is text: a; write deny: [\"orders.test.*\"]",
            "{name: a, id: 1, publish: [], deny: [\"a\\tb\"]}|38" + "|deny: aU+0009b holds the character U+0009; "
                    + NAME,
            "{name: a, id: 1, publish: [*]}|28"
                    + "|a * without quotes; put names and patterns with * in quotes, like \"*\"",
            "{name: a, id: 1, publish: [*.b]}|28"
                    + "|a * without quotes; put names and patterns with * in quotes, like \"*\"",
            "{name: a, id: 1, publish: [*b]}|28"
                    + "|*b without quotes is a YAML alias, which rules have not; write \"*b\"",
            "{name: a, id: 1, publish: [], address: 10.0.0.0/8}|40|address: 10.0.0.0/8" + ADDRESS,
            "{name: a, id: 1, publish: [], address: 10.0.0.256}|40|address: 10.0.0.256" + ADDRESS,
            "{name: a, id: 1, publish: [], address: \"fe80::1%eth0\"}|40|address: fe80::1%eth0" + ADDRESS,
            "{name: a, id: 1, publish: [], address: \"ip:10.0.0.1\"}|40|address: ip:10.0.0.1" + ADDRESS,
            "{name: a, id: 1, publish: [], address: 10.0.*}|40|address: 10.0.*" + ADDRESS,
            "{name: a, id: 1, publish: [], address: ~}|40|address is empty; write address: 10.0.0.1",
            "{name: a, id: 1, publish: [], max_in_flight: 0}|46|max_in_flight: 0" + QUOTA,
            "{name: a, id: 1, publish: [], max_in_flight: -5}|46|max_in_flight: -5" + QUOTA,
            "{name: a, id: 1, publish: [], max_in_flight: 1000000001}|46|max_in_flight: 1000000001" + QUOTA,
            "{name: a, id: 1, publish: [], max_in_flight: many}|46"
                    + "|max_in_flight: many is not a whole number; write decimal digits alone",
            "{name: a, id: 1, publish: [], max_inflight: 5}|31|max_inflight is not known here;"
                    + " did you mean max_in_flight? a sender has name, id, address, publish, deny, max_in_flight",
            "{name: a, id: 1, publish: [], rate: 5/s}|31|rate is not known here;"
                    + " a sender has name, id, address, publish, deny, max_in_flight",
            "x|1|a sender is a mapping, this is text: x; write {name: feed, id: 1, publish: [\"orders.*\"]}");

    @ParameterizedTest
    @FieldSource("CASES")
    void oneSender(String parts) {
        String[] part = parts.split("\\|", 3);
        int column = Integer.parseInt(part[1]);
        String dash = "- ";
        assertEquals(
                List.of("3:" + (dash.length() + column) + " " + part[2]),
                Parsed.findings("version: 1\nsenders:\n" + dash + part[0] + "\n"));
    }

    @Test
    void whatBelongsToTwoSendersIsRefusedWithBothPlaces() {
        assertEquals(
                List.of(
                        "4:12 name: a stands twice, first at rules.yaml:3:12; give each its own name",
                        "4:19 id 1 lies in two senders, the other at rules.yaml:3:19; give each id to one of them",
                        "4:31 address: ff02::1 belongs to two senders, the other at rules.yaml:3:31;"
                                + " give each address to one sender"),
                Parsed.findings("""
                        version: 1
                        senders:
                          - {name: a, id: 1, address: "ff02::1", publish: []}
                          - {name: a, id: 1, address: "FF02:0::0001", publish: []}
                        """));
    }

    @Test
    void severalSendersMayHaveAnyAddressAndCapturesFindTheFirst() {
        assertEquals(2, Parsed.book("""
                        version: 1
                        senders:
                          - {name: b, id: 2, address: "*", publish: []}
                          - {name: c, id: 3, address: "*", publish: []}
                        """).senderId("10.9.9.9"));
    }

    @Test
    void topicsAndSendersHaveNamesAndIdsApart() {
        assertEquals(
                1,
                Parsed.book("version: 1\ntopics: [{name: a, id: 1}]\nsenders: [{name: a, id: 1, publish: [a]}]")
                        .senderId("a"));
    }
}
