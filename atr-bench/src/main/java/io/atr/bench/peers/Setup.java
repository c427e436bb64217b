package io.atr.bench.peers;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;

/**
 * What all contestants of a comparison share.
 *
 * @param workload what they carry
 * @param rules what they judge it by
 * @param publishers how many publishers take turns
 * @param cpus where their threads are pinned
 */
record Setup(Workload workload, PeerRules rules, int publishers, Cpus cpus) {}
