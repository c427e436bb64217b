/** Each stage of the data's way, and the whole, on one thread under JMH. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.jmh;
