package io.atr.node.rules;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;

/**
 * The topics of a rule file, in columns: a few large arrays in place of some objects for each topic. The collector stops every thread of
 * a node, shards too, and would have to copy those objects one by one. Entries are made as they are asked for.
 *
 * <p>One thread adds; whoever gets it after the last was added reads, on any thread.
 */
final class TopicTable {
    /** In place of an index: there is none. */
    static final int NONE = NameColumn.NONE;

    private static final int LEAST = 16;
    private static final int PLACES = 4;

    private final NameColumn names = new NameColumn();
    private int[] ids = new int[2 * LEAST];
    private long[] limits = new long[2 * LEAST];
    private byte[] priorities = new byte[LEAST];
    private int[] places = new int[PLACES * LEAST];
    /** An index and one, or 0. */
    private int[] byId = new int[1];

    private final BitSet taken = new BitSet();

    /** How many there are. */
    int size() {
        return names.size();
    }

    /**
     * Adds a topic whose name and ids no other has.
     *
     * @param place where it stands in the file
     * @param named where its name does
     */
    void add(TopicEntry topic, Place place, Place named) {
        int index = names.size();
        if (index == priorities.length) {
            ids = Arrays.copyOf(ids, 2 * ids.length);
            limits = Arrays.copyOf(limits, 2 * limits.length);
            priorities = Arrays.copyOf(priorities, 2 * index);
            places = Arrays.copyOf(places, 2 * places.length);
        }
        names.add(topic.name());
        ids[2 * index] = topic.first();
        ids[2 * index + 1] = topic.last();
        limits[2 * index] = topic.rate();
        limits[2 * index + 1] = topic.burst();
        priorities[index] = (byte) topic.priority();
        places[PLACES * index] = place.line();
        places[PLACES * index + 1] = place.column();
        places[PLACES * index + 2] = named.line();
        places[PLACES * index + 3] = named.column();
        if (topic.last() >= byId.length) {
            byId = Arrays.copyOf(
                    byId, Math.max(topic.last() + 1, Math.min(2 * byId.length, RulesLimits.HIGHEST_ID + 1)));
        }
        Arrays.fill(byId, topic.first(), topic.last() + 1, index + 1);
        taken.set(topic.first(), topic.last() + 1);
    }

    /** The topic at an index, in the file's order. */
    TopicEntry at(int index) {
        return new TopicEntry(
                names.get(index),
                ids[2 * index],
                ids[2 * index + 1],
                limits[2 * index],
                limits[2 * index + 1],
                priorities[index]);
    }

    /** The names of all of them, by index. */
    NameColumn names() {
        return names;
    }

    int first(int index) {
        return ids[2 * index];
    }

    int last(int index) {
        return ids[2 * index + 1];
    }

    /** Where the topic stands in the file. */
    Place place(int index) {
        return new Place(places[PLACES * index], places[PLACES * index + 1]);
    }

    /** Where its name stands in the file. */
    Place namePlace(int index) {
        return new Place(places[PLACES * index + 2], places[PLACES * index + 3]);
    }

    /** The index of the topic that an id belongs to, or {@link #NONE}. */
    int withId(int id) {
        return id < 0 || id >= byId.length ? NONE : byId[id] - 1;
    }

    /** The lowest id above one that belongs to another topic, or to none where that one belongs to some. */
    int next(int id) {
        int index = withId(id);
        if (index != NONE) {
            return last(index) + 1;
        }
        int taken = this.taken.nextSetBit(id);
        return taken < 0 ? Integer.MAX_VALUE : taken;
    }

    /** One more than the highest id. At least 1. */
    int idLimit() {
        return Math.max(1, taken.length());
    }

    /** Those whose names have a {@code *}, in the file's order. */
    List<TopicEntry> wild() {
        List<TopicEntry> wild = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (names.holds(i, Wildcard.ANY)) {
                wild.add(at(i));
            }
        }
        return wild;
    }

    /** All of them, in the file's order, each made as it is asked for. */
    List<TopicEntry> list() {
        return new Entries();
    }

    private final class Entries extends AbstractList<TopicEntry> implements RandomAccess {
        @Override
        public TopicEntry get(int index) {
            if (index < 0 || index >= TopicTable.this.size()) {
                throw new IndexOutOfBoundsException(index);
            }
            return at(index);
        }

        @Override
        public int size() {
            return TopicTable.this.size();
        }
    }
}
