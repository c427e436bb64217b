package io.atr.hot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method's loops end: says by what they are bounded, and what one turn is for. Without it a hot method has no loop. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Bounded {
    /** What bounds the number of turns, in words. */
    String by();

    /** What one turn is for; of nested loops, the least of them. */
    Turn turn();
}
