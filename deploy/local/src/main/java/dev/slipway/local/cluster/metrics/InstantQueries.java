package dev.slipway.local.cluster.metrics;

import dev.slipway.local.cluster.metrics.Value.Scalar;
import dev.slipway.local.cluster.metrics.Value.Vector;
import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/query} by GET or form, answered as Prometheus does; an evaluation that fails is {@code bad_data} too. */
public final class InstantQueries {
    private static final int MAX_BODY_BYTES = 64 << 10;

    private final RequestMetrics metrics;
    private final Clock clock;

    public InstantQueries(RequestMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    public Reply answer(Call call) throws IOException {
        var fields = new LinkedHashMap<>(call.queryFields());
        if (call.method().equals("POST")) {
            var body = call.body(MAX_BODY_BYTES, limit -> error("the form has at most " + limit + " bytes"));
            fields.putAll(Call.fields(new String(body, StandardCharsets.UTF_8)));
        }
        try {
            var millis = time(fields);
            return success(
                    new Evaluation(metrics.all(), millis).of(QueryParser.parse(fields.getOrDefault("query", ""))),
                    millis);
        } catch (BadQuery bad) {
            return error("invalid parameter \"query\": " + bad.getMessage());
        }
    }

    private long time(Map<String, String> fields) {
        var given = fields.get("time");
        if (given == null || given.isEmpty()) {
            return clock.millis();
        }
        try {
            return given.matches("[0-9.]+")
                    ? (long) (Double.parseDouble(given) * 1_000)
                    : Instant.parse(given).toEpochMilli();
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw new BadQuery("cannot parse \"" + given + "\" to a valid timestamp");
        }
    }

    private static Reply success(Value value, long millis) {
        var document = Json.object().put("status", "success");
        var data = document.putObject("data");
        switch (value) {
            case Scalar(var number) -> at(data.put("resultType", "scalar").putArray("result"), millis, number);
            case Vector(var elements) -> {
                var result = data.put("resultType", "vector").putArray("result");
                for (var element : elements) {
                    ObjectNode shown = result.addObject();
                    var labels = shown.putObject("metric");
                    element.labels().forEach(labels::put);
                    at(shown.putArray("value"), millis, element.value());
                }
            }
        }
        return Reply.json(200, document);
    }

    private static void at(ArrayNode pair, long millis, double value) {
        pair.add(BigDecimal.valueOf(millis, 3)).add(text(value));
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static Reply error(String message) {
        return Reply.json(
                400,
                Json.object()
                        .put("status", "error")
                        .put("errorType", "bad_data")
                        .put("error", message));
    }
}
