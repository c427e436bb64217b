package io.atr.hot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a thread enters the packets' way. Neither the method nor what it calls allocates, locks, blocks, throws, or goes
 * round a loop that nothing bounds; the scan for red lines follows every call from here.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface HotPath {}
