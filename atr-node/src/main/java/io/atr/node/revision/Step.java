package io.atr.node.revision;

import io.atr.node.rules.Place;
import org.jspecify.annotations.Nullable;

/**
 * One look at the rules on the way to a verdict.
 *
 * @param check what was looked at: topic, sender, publish, deny, quota, bucket
 * @param place the line of the file that it comes from, or null where nothing in the file says it
 * @param what what was found
 * @param holds whether the packet gets past it
 */
record Step(String check, @Nullable Place place, String what, boolean holds) {}
