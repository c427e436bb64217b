/** What a method on the packets' way says of itself; read off the class files by the scan for red lines, by nobody at run time. */
@org.jspecify.annotations.NullMarked
package io.atr.hot;
