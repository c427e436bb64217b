/**
 * Races between the threads of the data path, under jcstress. Each test names what one thread may see of another, and
 * calls the rest forbidden; helpers are {@link io.atr.stress.Scratch}, {@link io.atr.stress.Stamp} and
 * {@link io.atr.stress.OneShard}.
 */
@org.jspecify.annotations.NullMarked
package io.atr.stress;
