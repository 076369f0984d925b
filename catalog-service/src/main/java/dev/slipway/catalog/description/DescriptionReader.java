package dev.slipway.catalog.description;

import dev.slipway.catalog.description.AppDescription.AlertRule;
import dev.slipway.catalog.description.AppDescription.Health;
import dev.slipway.catalog.description.AppDescription.Image;
import dev.slipway.catalog.description.AppDescription.Smoke;
import dev.slipway.catalog.description.AppDescription.Telemetry;
import dev.slipway.catalog.document.DocumentSchema;
import dev.slipway.catalog.document.Fault;
import dev.slipway.catalog.document.Format;
import dev.slipway.catalog.document.Reading;
import dev.slipway.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads descriptions. The schema has been asked before a field is taken, so nothing here can fail. */
@Component
public class DescriptionReader {
    private final DocumentSchema schema = DocumentSchema.at("/schema/app.schema.json");

    /** Reads {@code app.yaml}, or JSON with the same fields in camelCase. */
    public Described read(byte[] document, Format format) {
        return switch (schema.read(document, format)) {
            case Reading.Fine(var tree) -> new Described.Well(description(tree));
            case Reading.Wrong(var tree, var faults) ->
                new Described.Badly(faults, unless(faults, tree, "owner"), unless(faults, tree, "team"));
            case Reading.Unreadable(var why) -> new Described.NotAtAll(why);
        };
    }

    private static @Nullable String unless(List<Fault> faults, JsonNode tree, String field) {
        return faults.stream().anyMatch(fault -> fault.pointer().equals("/" + field)) ? null : text(tree, field);
    }

    private static AppDescription description(JsonNode app) {
        return new AppDescription(
                must(app, "name"),
                must(app, "owner").toLowerCase(Locale.ROOT),
                must(app, "risk_level"),
                must(app, "version"),
                new Image(must(app.path("image"), "repository"), must(app.path("image"), "tag")),
                text(app, "team"),
                text(app, "business_unit"),
                text(app, "cost_centre"),
                text(app, "source_repository"),
                text(app, "hosting_tier"),
                text(app, "data_classification"),
                text(app, "escalation"),
                text(app, "runbook"),
                text(app, "subdomain"),
                optional(app, "expires", day -> LocalDate.parse(day.asString())),
                optional(app, "health", it -> new Health(must(it, "liveness"), text(it, "readiness"))),
                optional(
                        app,
                        "telemetry",
                        it -> new Telemetry(it.path("opentelemetry").asBoolean(false))),
                list(app, "alerts", it -> new AlertRule(must(it, "name"), must(it, "kind"))),
                list(app, "smoke", DescriptionReader::smoke),
                optional(app, "monthly_cost_cap", DescriptionReader::money),
                list(app, "third_party_services", JsonNode::asString),
                text(app, "retention"));
    }

    private static Smoke smoke(JsonNode it) {
        return new Smoke(
                must(it, "path"), it.path("status").asInt(200), text(it, "body_contains"), text(it, "max_latency"));
    }

    private static Money money(JsonNode it) {
        return new Money(new BigDecimal(it.path("amount").asString()), must(it, "currency"));
    }

    private static String must(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asString() : null;
    }

    private static <T> @Nullable T optional(JsonNode node, String field, Function<JsonNode, T> read) {
        return node.has(field) ? read.apply(node.path(field)) : null;
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> read) {
        return node.path(field).valueStream().map(read).toList();
    }
}
