package io.atr.verify.redline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a scan that begins at the method is to find, and nothing else; an empty list for nothing at all. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Crosses {
    RedLine[] value();
}
