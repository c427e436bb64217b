package io.atr;

import io.atr.governance.Grant;

/**
 * A lane as it was when somebody asked.
 *
 * @param place the publication's place, 0..{@link Limits#publishers}-1; its lanes to all shards share it
 * @param shard the shard that takes from it
 * @param sender the publication's one sender, or {@link Grant#MANY}
 * @param foreign whether another process writes it
 * @param slots capacity, in packets
 * @param taken packets that the shard has taken since the lane was opened
 * @param waiting packets that wait for the shard, about; of a foreign publisher a claim within 0..slots
 */
public record LaneStatus(int place, int shard, int sender, boolean foreign, int slots, long taken, long waiting) {}
