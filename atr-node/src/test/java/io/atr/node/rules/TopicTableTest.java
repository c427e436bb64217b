package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Random topics beside plain collections. */
class TopicTableTest {
    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final TopicTable table = new TopicTable();
    private final List<TopicEntry> entries = new ArrayList<>();
    private final TreeMap<String, Integer> byName = new TreeMap<>();
    private final TopicEntry[] byId = new TopicEntry[RulesLimits.HIGHEST_ID + 2];

    /** Few letters, so that names start alike; some beyond ASCII. */
    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            name.append("ab*é\uFFFE".charAt(random.nextInt(5)));
        }
        return name.toString();
    }

    private void fill() {
        int topics = random.nextInt(400);
        for (int i = 0; i < topics; i++) {
            String name = name();
            int first = random.nextInt(random.nextInt(3) == 0 ? 65_536 : 2000);
            int last = Math.min(RulesLimits.HIGHEST_ID, first + random.nextInt(20));
            if (byName.containsKey(name) || IntStream.rangeClosed(first, last).anyMatch(id -> byId[id] != null)) {
                continue;
            }
            TopicEntry topic = new TopicEntry(
                    name, first, last, random.nextLong(1, 1000), random.nextLong(1, 1000), random.nextInt(8));
            table.add(topic, new Place(i + 1, 2), new Place(i + 3, 4));
            assertEquals(i + 1, table.place(entries.size()).line(), "seed " + seed);
            assertEquals(new Place(i + 3, 4), table.namePlace(entries.size()), "seed " + seed);
            byName.put(name, entries.size());
            IntStream.rangeClosed(first, last).forEach(id -> byId[id] = topic);
            entries.add(topic);
        }
    }

    @RepeatedTest(50)
    void findsWhatPlainCollectionsFind() {
        fill();
        assertEquals(entries, table.list(), "seed " + seed);
        assertEquals(
                entries.stream().filter(topic -> topic.name().contains("*")).toList(), table.wild(), "seed " + seed);
        byName.forEach((name, index) -> assertEquals(index, table.names().find(name), "seed " + seed));
        int limit = 1;
        for (int id = 0; id <= RulesLimits.HIGHEST_ID + 1; id++) {
            int index = table.withId(id);
            assertEquals(byId[id], index == TopicTable.NONE ? null : table.at(index), "seed " + seed + ", id " + id);
            limit = byId[id] == null ? limit : id + 1;
        }
        assertEquals(limit, table.idLimit(), "seed " + seed);
        assertEquals(TopicTable.NONE, table.withId(-1));
        for (int i = 0; i < 200; i++) {
            String name = name();
            assertEquals(
                    byName.getOrDefault(name, TopicTable.NONE), table.names().find(name), "seed " + seed + name);
        }
    }

    @RepeatedTest(20)
    void theNextTopicBeginsWhereAnotherOneOrNoneDoes() {
        fill();
        for (int id = 0; id < 3000; id++) {
            int next = id + 1;
            while (next <= RulesLimits.HIGHEST_ID && byId[next] == byId[id]) {
                next++;
            }
            boolean endless = byId[id] == null && next > RulesLimits.HIGHEST_ID;
            assertEquals(endless ? Integer.MAX_VALUE : next, table.next(id), "seed " + seed + ", id " + id);
        }
    }

    @RepeatedTest(50)
    void namesThatStartAlikeLieSideBySide() {
        fill();
        int[] some = IntStream.range(0, table.size())
                .filter(i -> random.nextInt(4) > 0)
                .toArray();
        NameOrder order = new NameOrder(table.names(), some.clone());
        for (int i = 0; i < 100; i++) {
            String prefix = random.nextInt(10) == 0 ? "" : name();
            List<Integer> expected = new ArrayList<>();
            byName.forEach((name, index) -> {
                if (name.startsWith(prefix) && IntStream.of(some).anyMatch(one -> one == index)) {
                    expected.add(index);
                }
            });
            List<Integer> found = new ArrayList<>();
            for (int at = order.first(prefix); order.startsWith(at, prefix); at++) {
                found.add(order.index(at));
            }
            assertEquals(expected, found, "seed " + seed + ", prefix " + prefix);
        }
        for (int i = 0; i + 1 < table.size(); i++) {
            assertEquals(
                    Integer.signum(
                            entries.get(i).name().compareTo(entries.get(i + 1).name())),
                    Integer.signum(table.names().compare(i, i + 1)),
                    "seed " + seed);
        }
        assertFalse(order.startsWith(some.length, ""));
        assertTrue(some.length == 0 || order.startsWith(0, ""));
    }
}
