package io.atr.node.desk;

import io.atr.node.rules.RuleBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text would mean for the rules in force.
 *
 * @param before what is in force
 * @param after what the text says, or null when it cannot be used
 * @param findings why not
 */
public record Plan(ActiveRules before, @Nullable RuleBook after, List<String> findings) {}
