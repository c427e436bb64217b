package io.atr.verify.compare;

import io.atr.node.cli.JsonObject;

/**
 * A figure that some pairs do not compare.
 *
 * @param id which
 * @param reason why
 * @param pairs how many of them
 */
public record Unpaired(String id, String reason, int pairs) {
    JsonObject json() {
        return new JsonObject().put("id", id).put("reason", reason).put("pairs", pairs);
    }
}
