package io.atr.node.rules;

/**
 * A sender that was found by a key.
 *
 * @param sender the sender
 * @param by which of its properties the key met
 */
public record SenderMatch(SenderEntry sender, By by) {
    /** Ways to a sender, in the order in which they are tried. */
    public enum By {
        /** It has this very name. */
        NAME,
        /** It has the address of the endpoint. */
        ADDRESS,
        /** Its name has a {@code *} and stands for the key. */
        WILD_NAME,
        /** It has every address that no other sender has. */
        ANY_ADDRESS
    }
}
