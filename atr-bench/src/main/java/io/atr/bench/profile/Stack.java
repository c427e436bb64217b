package io.atr.bench.profile;

import java.util.List;

/**
 * One stack and how often it was seen.
 *
 * @param thread the thread's name
 * @param frames from the thread's entry to where it was; such as {@code io/atr/shard/Shard.doWork}
 * @param samples at least 1
 */
public record Stack(String thread, List<String> frames, long samples) {}
