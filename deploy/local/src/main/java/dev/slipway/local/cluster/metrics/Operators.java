package dev.slipway.local.cluster.metrics;

import dev.slipway.local.cluster.metrics.Expression.Binary;
import dev.slipway.local.cluster.metrics.Value.Element;
import dev.slipway.local.cluster.metrics.Value.Scalar;
import dev.slipway.local.cluster.metrics.Value.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** Operators between numbers and vectors. Two vectors are matched one to one; {@code group_left} is not known. */
final class Operators {
    private static final Set<String> SETS = Set.of("and", "or", "unless");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private Operators() {}

    static Value apply(Binary binary, Value left, Value right) {
        if (SETS.contains(binary.operator())) {
            if (left instanceof Vector(var ours) && right instanceof Vector(var theirs)) {
                return new Vector(set(binary, ours, theirs));
            }
            throw new BadQuery(
                    "parse error: set operator \"" + binary.operator() + "\" not allowed in binary scalar expression");
        }
        return switch (left) {
            case Scalar(var one) ->
                switch (right) {
                    case Scalar(var other) -> new Scalar(scalars(binary, one, other));
                    case Vector(var elements) -> each(elements, element -> result(binary, one, element, element));
                };
            case Vector(var elements) ->
                switch (right) {
                    case Scalar(var other) -> each(elements, value -> result(binary, value, other, value));
                    case Vector(var others) -> vectors(binary, elements, others);
                };
        };
    }

    private static double scalars(Binary binary, double one, double other) {
        if (!COMPARISONS.contains(binary.operator())) {
            return arithmetic(binary.operator(), one, other);
        }
        if (!binary.asBool()) {
            throw new BadQuery("parse error: comparisons between scalars must use BOOL modifier");
        }
        return holds(binary.operator(), one, other) ? 1 : 0;
    }

    /** A comparison keeps the vector's value where it holds, and nothing elsewhere. */
    private static OptionalDouble result(Binary binary, double one, double other, double kept) {
        if (!COMPARISONS.contains(binary.operator())) {
            return OptionalDouble.of(arithmetic(binary.operator(), one, other));
        }
        var holds = holds(binary.operator(), one, other);
        if (binary.asBool()) {
            return OptionalDouble.of(holds ? 1 : 0);
        }
        return holds ? OptionalDouble.of(kept) : OptionalDouble.empty();
    }

    private static Vector each(List<Element> elements, DoubleFunction<OptionalDouble> operation) {
        var result = new ArrayList<Element>();
        for (var element : elements) {
            operation
                    .apply(element.value())
                    .ifPresent(value -> result.add(new Element(Evaluation.unnamed(element.labels()), value)));
        }
        return new Vector(result);
    }

    private static Vector vectors(Binary binary, List<Element> ours, List<Element> theirs) {
        var result = new ArrayList<Element>();
        for (var element : ours) {
            var match = only(theirs.stream()
                    .filter(other -> key(binary, other).equals(key(binary, element)))
                    .toList());
            if (match.isPresent()) {
                only(ours.stream()
                        .filter(other -> key(binary, other).equals(key(binary, element)))
                        .toList());
                result(binary, element.value(), match.get().value(), element.value())
                        .ifPresent(value -> result.add(new Element(key(binary, element), value)));
            }
        }
        return new Vector(result);
    }

    private static Optional<Element> only(List<Element> matching) {
        if (matching.size() > 1) {
            throw new BadQuery(
                    "found duplicate series for the match group; many-to-many matching not allowed: matching labels must be unique on one side");
        }
        return matching.stream().findFirst();
    }

    private static List<Element> set(Binary binary, List<Element> ours, List<Element> theirs) {
        var keys = theirs.stream().map(element -> key(binary, element)).toList();
        if (binary.operator().equals("or")) {
            var mine = ours.stream().map(element -> key(binary, element)).toList();
            var union = new ArrayList<>(ours);
            theirs.stream()
                    .filter(element -> !mine.contains(key(binary, element)))
                    .forEach(union::add);
            return union;
        }
        var wanted = binary.operator().equals("and");
        return ours.stream()
                .filter(element -> keys.contains(key(binary, element)) == wanted)
                .toList();
    }

    private static Map<String, String> key(Binary binary, Element element) {
        var labels = new TreeMap<>(Evaluation.unnamed(element.labels()));
        labels.keySet()
                .removeIf(label -> binary.matching().labels().contains(label)
                        != binary.matching().on());
        return labels;
    }

    private static double arithmetic(String operator, double one, double other) {
        return switch (operator) {
            case "+" -> one + other;
            case "-" -> one - other;
            case "*" -> one * other;
            case "/" -> one / other;
            default -> one % other;
        };
    }

    private static boolean holds(String operator, double one, double other) {
        return switch (operator) {
            case "==" -> one == other;
            case "!=" -> one != other;
            case "<" -> one < other;
            case "<=" -> one <= other;
            case ">" -> one > other;
            default -> one >= other;
        };
    }
}
