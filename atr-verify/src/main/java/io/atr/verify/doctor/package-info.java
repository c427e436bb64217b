/** What a machine has and lacks for low latency: read from the kernel's files, changed nowhere. */
@org.jspecify.annotations.NullMarked
package io.atr.verify.doctor;
