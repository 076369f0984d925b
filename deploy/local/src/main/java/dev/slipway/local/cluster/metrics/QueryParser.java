package dev.slipway.local.cluster.metrics;

import dev.slipway.local.cluster.metrics.Expression.Matcher;
import dev.slipway.local.cluster.metrics.Expression.Matching;
import dev.slipway.local.cluster.metrics.Lexer.Kind;
import dev.slipway.local.cluster.metrics.Lexer.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a query by the precedence of PromQL's operators; what it does not know is a {@link BadQuery}. */
final class QueryParser {
    private static final List<Set<String>> BY_PRECEDENCE = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", "<=", "<", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));
    private static final Set<String> AGGREGATIONS = Set.of("sum", "avg", "min", "max", "count");
    private static final Set<String> OVER_RANGE = Set.of("rate", "increase");
    private static final Set<String> CONVERSIONS = Set.of("vector", "scalar");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

    private final List<Token> tokens;
    private int at;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String query) {
        var parser = new QueryParser(Lexer.tokens(query));
        var whole = parser.binary(0);
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return whole;
    }

    private Expression binary(int level) {
        if (level == BY_PRECEDENCE.size()) {
            return unary();
        }
        var left = binary(level + 1);
        while (BY_PRECEDENCE.get(level).contains(peek().text().toLowerCase(Locale.ROOT))
                && peek().kind() != Kind.TEXT) {
            var operator = take().text().toLowerCase(Locale.ROOT);
            var asBool = takeIf("bool");
            var matching = matching();
            left = new Expression.Binary(operator, left, binary(level + 1), matching, asBool);
        }
        return left;
    }

    private Matching matching() {
        if (takeIf("on")) {
            return new Matching(labels(), true);
        }
        return takeIf("ignoring") ? new Matching(labels(), false) : Matching.ALL;
    }

    private Expression unary() {
        if (takeIf("-")) {
            return new Expression.Negation(unary());
        }
        return takeIf("+") ? unary() : primary();
    }

    private Expression primary() {
        var token = take();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(Double.parseDouble(token.text()));
            case WORD -> word(token);
            case SIGN ->
                switch (token.text()) {
                    case "(" -> {
                        var inner = binary(0);
                        expect(")");
                        yield inner;
                    }
                    case "{" -> {
                        at--;
                        yield new Expression.Selector(matchers(""));
                    }
                    default -> throw unexpected(token);
                };
            default -> throw unexpected(token);
        };
    }

    private Expression word(Token token) {
        var name = token.text();
        if (AGGREGATIONS.contains(name)) {
            return aggregation(name);
        }
        if (!peek().text().equals("(")) {
            return name.equalsIgnoreCase("nan")
                    ? new Expression.Literal(Double.NaN)
                    : new Expression.Selector(matchers(name));
        }
        expect("(");
        var call =
                switch (name) {
                    case String known when OVER_RANGE.contains(known) -> overRange(known);
                    case String known when CONVERSIONS.contains(known) -> new Expression.Conversion(known, binary(0));
                    default ->
                        throw new BadQuery(
                                "1:" + (token.at() + 1) + ": parse error: unknown function with name \"" + name + "\"");
                };
        expect(")");
        return call;
    }

    private Expression overRange(String function) {
        var matchers = matchers(peek().kind() == Kind.WORD ? take().text() : "");
        expect("[");
        var range = duration(take());
        expect("]");
        return new Expression.OverRange(function, matchers, range);
    }

    /** The labels may stand before or after what is aggregated. */
    private Expression aggregation(String function) {
        var grouped = grouping();
        expect("(");
        var operand = binary(0);
        expect(")");
        var grouping = grouped == null ? grouping() : grouped;
        return grouping == null
                ? new Expression.Aggregation(function, operand, Set.of(), false)
                : new Expression.Aggregation(function, operand, grouping.labels(), !grouping.on());
    }

    private @org.jspecify.annotations.Nullable Matching grouping() {
        if (takeIf("by")) {
            return new Matching(labels(), true);
        }
        return takeIf("without") ? new Matching(labels(), false) : null;
    }

    private Set<String> labels() {
        var labels = new TreeSet<String>();
        expect("(");
        while (!takeIf(")")) {
            labels.add(take(Kind.WORD).text());
            takeIf(",");
        }
        return labels;
    }

    private List<Matcher> matchers(String metric) {
        var matchers = new ArrayList<Matcher>();
        if (!metric.isEmpty()) {
            matchers.add(Matcher.of("__name__", "=", metric));
        }
        if (takeIf("{")) {
            while (!takeIf("}")) {
                var label = take(Kind.WORD).text();
                var operator = take(Kind.SIGN);
                if (!Set.of("=", "!=", "=~", "!~").contains(operator.text())) {
                    throw unexpected(operator);
                }
                matchers.add(matcher(label, operator.text(), take(Kind.TEXT).text()));
                takeIf(",");
            }
        }
        if (matchers.stream().allMatch(matcher -> matcher.accepts(""))) {
            throw new BadQuery("1:" + (peek().at() + 1)
                    + ": parse error: vector selector must contain at least one non-empty matcher");
        }
        return matchers;
    }

    private static Matcher matcher(String label, String operator, String value) {
        try {
            return Matcher.of(label, operator, value);
        } catch (PatternSyntaxException broken) {
            throw new BadQuery("parse error: error parsing regexp: " + broken.getDescription());
        }
    }

    private Duration duration(Token token) {
        if (token.kind() != Kind.DURATION) {
            throw unexpected(token);
        }
        var total = Duration.ZERO;
        var parts = DURATION_PART.matcher(token.text());
        while (parts.find()) {
            var count = Long.parseLong(parts.group(1));
            total = total.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        case "w" -> Duration.ofDays(7 * count);
                        default -> Duration.ofDays(365 * count);
                    });
        }
        return total;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        var token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private Token take(Kind kind) {
        if (peek().kind() != kind) {
            throw unexpected();
        }
        return take();
    }

    private boolean takeIf(String text) {
        var found = peek().kind() != Kind.TEXT && peek().text().equals(text);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String text) {
        if (!takeIf(text)) {
            throw unexpected();
        }
    }

    private BadQuery unexpected() {
        return unexpected(peek());
    }

    private static BadQuery unexpected(Token token) {
        var what = token.kind() == Kind.END ? "end of input" : "\"" + token.text() + "\"";
        return new BadQuery("1:" + (token.at() + 1) + ": parse error: unexpected " + what);
    }
}
