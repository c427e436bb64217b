/**
 * A model of the bus in plain Java: slow, small, and right by inspection; and the random histories that hold the bus
 * against it. Nothing here knows how the bus stores anything; what it mirrors is what the bus promises, and the order
 * in which a shard goes round its lanes.
 */
package io.atr.model;
