package io.atr.node.backtest;

import io.atr.node.rules.RuleBook;
import java.nio.file.Path;

/**
 * Rules that are compared with others.
 *
 * @param file where they come from
 * @param book what they say
 */
record Candidate(Path file, RuleBook book) {}
