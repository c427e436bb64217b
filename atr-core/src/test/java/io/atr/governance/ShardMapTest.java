package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShardMapTest {
    @Test
    void isDivisionAndRemainderForEveryTopicAndEveryNumberOfShards() {
        for (int shards = 1; shards <= ShardMap.MAX_SHARDS; shards++) {
            ShardMap map = new ShardMap(shards, ShardMap.MAX_TOPICS);
            for (int topic = 0; topic < ShardMap.MAX_TOPICS; topic++) {
                int quotient = topic / shards;
                if (map.place(topic) != quotient || map.shard(topic) != topic - quotient * shards) {
                    assertEquals(quotient, map.place(topic), topic + " / " + shards);
                    assertEquals(topic % shards, map.shard(topic), topic + " mod " + shards);
                }
            }
        }
    }

    @Test
    void everyShardHasRoomForItsTopics() {
        for (int shards = 1; shards <= ShardMap.MAX_SHARDS; shards++) {
            for (int topics : new int[] {1, 2, 255, 256, 257, 1000, ShardMap.MAX_TOPICS}) {
                int largest = (topics - 1) / shards;
                assertEquals(largest + 1, new ShardMap(shards, topics).topicsPerShard());
            }
        }
    }

    @Test
    void knowsItsTopicsAndNoOthers() {
        ShardMap map = new ShardMap(3, 100);
        assertTrue(map.knows(0));
        assertTrue(map.knows(99));
        assertFalse(map.knows(100));
        assertFalse(map.knows(-1));
        assertFalse(map.knows(Integer.MIN_VALUE));
        assertFalse(map.knows(Integer.MAX_VALUE));
    }

    @Test
    void refusesWhatItsArithmeticIsNotExactFor() {
        assertThrows(IllegalArgumentException.class, () -> new ShardMap(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ShardMap(ShardMap.MAX_SHARDS + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ShardMap(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ShardMap(1, ShardMap.MAX_TOPICS + 1));
    }
}
