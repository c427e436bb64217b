package io.atr.node.desk;

import io.atr.node.rules.RuleBook;

/**
 * The rules in force. Immutable; any thread.
 *
 * @param version of the journal, from 1; 0 where there are none, and then everything is refused
 * @param book what they say; an empty book for version 0
 * @param text the rule file they were read from
 * @param source where they came from, for people
 * @param busVersion what the bus calls them: its own count of rule sets since its launch
 */
public record ActiveRules(long version, RuleBook book, String text, String source, long busVersion) {}
