package dev.slipway.local.cluster.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of PromQL that is understood, as a tree. */
sealed interface Expression {
    record Literal(double value) implements Expression {}

    record Negation(Expression operand) implements Expression {}

    /** An instant vector selector. */
    record Selector(List<Matcher> matchers) implements Expression {}

    /** {@code rate} or {@code increase} of a range. */
    record OverRange(String function, List<Matcher> matchers, Duration range) implements Expression {}

    /** {@code vector} or {@code scalar}. */
    record Conversion(String function, Expression operand) implements Expression {}

    /** {@code without} turns the labels into those that are left out. */
    record Aggregation(String function, Expression operand, Set<String> labels, boolean without)
            implements Expression {}

    record Binary(String operator, Expression left, Expression right, Matching matching, boolean asBool)
            implements Expression {}

    /** Which labels two vectors are matched by: those named, or all but those named. */
    record Matching(Set<String> labels, boolean on) {
        static final Matching ALL = new Matching(Set.of(), false);
    }

    /** {@code label operator "value"}; a label that is not there is empty text. */
    record Matcher(String label, String operator, String value, Pattern pattern) {
        static Matcher of(String label, String operator, String value) {
            return new Matcher(
                    label,
                    operator,
                    value,
                    Pattern.compile(value, operator.endsWith("~") ? Pattern.DOTALL : Pattern.LITERAL));
        }

        boolean accepts(String given) {
            return switch (operator) {
                case "=" -> given.equals(value);
                case "!=" -> !given.equals(value);
                case "=~" -> pattern.matcher(given).matches();
                default -> !pattern.matcher(given).matches();
            };
        }
    }
}
