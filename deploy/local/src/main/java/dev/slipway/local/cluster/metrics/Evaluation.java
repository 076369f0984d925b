package dev.slipway.local.cluster.metrics;

import dev.slipway.local.cluster.metrics.Expression.Matcher;
import dev.slipway.local.cluster.metrics.Value.Element;
import dev.slipway.local.cluster.metrics.Value.Scalar;
import dev.slipway.local.cluster.metrics.Value.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates a query at one moment. */
final class Evaluation {
    private static final long LOOKBACK_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final String NAME = "__name__";

    private final List<Series> all;
    private final long millis;

    Evaluation(List<Series> all, long millis) {
        this.all = all;
        this.millis = millis;
    }

    Value of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var value) -> new Scalar(value);
            case Expression.Negation(var operand) -> negated(of(operand));
            case Expression.Selector(var matchers) -> selected(matchers);
            case Expression.OverRange(var function, var matchers, var range) -> overRange(function, matchers, range);
            case Expression.Conversion(var function, var operand) -> converted(function, of(operand));
            case Expression.Aggregation aggregation -> aggregated(aggregation);
            case Expression.Binary binary -> Operators.apply(binary, of(binary.left()), of(binary.right()));
        };
    }

    private Vector selected(List<Matcher> matchers) {
        var found = new ArrayList<Element>();
        for (var series : matching(matchers)) {
            var samples = series.between(millis - LOOKBACK_MILLIS, millis);
            if (samples.size() > 0 && !series.isStale()) {
                found.add(new Element(series.labels(), samples.last()));
            }
        }
        return new Vector(found);
    }

    private Vector overRange(String function, List<Matcher> matchers, Duration range) {
        var found = new ArrayList<Element>();
        for (var series : matching(matchers)) {
            var samples = series.between(millis - range.toMillis(), millis);
            Rate.of(samples, millis, range, function.equals("rate"))
                    .ifPresent(value -> found.add(new Element(unnamed(series.labels()), value)));
        }
        return new Vector(found);
    }

    private List<Series> matching(List<Matcher> matchers) {
        return all.stream()
                .filter(series -> matchers.stream()
                        .allMatch(matcher -> matcher.accepts(series.labels().getOrDefault(matcher.label(), ""))))
                .toList();
    }

    private static Value converted(String function, Value operand) {
        return switch (operand) {
            case Scalar(var value) when function.equals("vector") -> new Vector(List.of(new Element(Map.of(), value)));
            case Vector(var elements)
            when function.equals("scalar") ->
                new Scalar(elements.size() == 1 ? elements.getFirst().value() : Double.NaN);
            default ->
                throw new BadQuery("parse error: wrong type of argument in call to function \"" + function + "\"");
        };
    }

    private Vector aggregated(Expression.Aggregation aggregation) {
        if (!(of(aggregation.operand()) instanceof Vector(var elements))) {
            throw new BadQuery("parse error: expected type instant vector in aggregation expression");
        }
        var groups = new LinkedHashMap<Map<String, String>, List<Double>>();
        for (var element : elements) {
            groups.computeIfAbsent(group(aggregation, element), key -> new ArrayList<>())
                    .add(element.value());
        }
        var result = new ArrayList<Element>();
        groups.forEach((labels, values) -> result.add(new Element(labels, reduced(aggregation.function(), values))));
        return new Vector(result);
    }

    private static Map<String, String> group(Expression.Aggregation aggregation, Element element) {
        var labels = new TreeMap<>(unnamed(element.labels()));
        labels.keySet().removeIf(label -> aggregation.labels().contains(label) == aggregation.without());
        return labels;
    }

    private static double reduced(String function, List<Double> values) {
        var stream = values.stream().mapToDouble(Double::doubleValue);
        return switch (function) {
            case "sum" -> stream.sum();
            case "avg" -> stream.average().orElse(Double.NaN);
            case "min" -> stream.min().orElse(Double.NaN);
            case "max" -> stream.max().orElse(Double.NaN);
            default -> values.size();
        };
    }

    private static Value negated(Value value) {
        return switch (value) {
            case Scalar(var number) -> new Scalar(-number);
            case Vector(var elements) ->
                new Vector(elements.stream()
                        .map(element -> new Element(unnamed(element.labels()), -element.value()))
                        .toList());
        };
    }

    static Map<String, String> unnamed(Map<String, String> labels) {
        var kept = new TreeMap<>(labels);
        kept.remove(NAME);
        return kept;
    }
}
