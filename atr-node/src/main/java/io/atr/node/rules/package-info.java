/**
 * Rule files: YAML text to a checked {@link io.atr.node.rules.RuleBook}, or to findings that say where the text is wrong
 * and what to write instead.
 *
 * <p>{@link io.atr.node.rules.RulesReader} is the way in. Everything that it hands out is immutable.
 */
@org.jspecify.annotations.NullMarked
package io.atr.node.rules;
