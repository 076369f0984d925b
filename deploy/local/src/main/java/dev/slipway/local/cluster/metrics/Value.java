package dev.slipway.local.cluster.metrics;

import java.util.List;
import java.util.Map;

/** What a query gives: a number, or a vector of numbers by labels. */
sealed interface Value {
    record Scalar(double value) implements Value {}

    record Vector(List<Element> elements) implements Value {}

    record Element(Map<String, String> labels, double value) {}
}
