package io.atr.model;

/** The numbers of a bus that its behaviour depends on. Stall times are in nanoseconds. */
record ModelLimits(
        int shards,
        int topics,
        int senders,
        int publishers,
        int subscribers,
        int rules,
        int laneSlots,
        int logSlots,
        int batchPackets,
        int lanePackets,
        long stallLimit,
        long stallWindow) {}
