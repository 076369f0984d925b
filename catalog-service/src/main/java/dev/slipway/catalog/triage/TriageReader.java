package dev.slipway.catalog.triage;

import dev.slipway.catalog.document.DocumentProblem;
import dev.slipway.catalog.document.DocumentSchema;
import dev.slipway.catalog.document.Format;
import dev.slipway.catalog.document.Reading;
import dev.slipway.catalog.risk.TriageAnswers;
import dev.slipway.contracts.Money;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the answers, strictly: an answer that is not understood is a wrong answer. */
@Component
class TriageReader {
    private static final String WHAT = "The answers of triage";

    private final DocumentSchema schema = DocumentSchema.at("/triage/answers.schema.json");

    TriageForm read(byte[] body) {
        return switch (schema.read(body, Format.JSON)) {
            case Reading.Fine(var tree) -> form(tree);
            case Reading.Wrong(var _, var faults) -> throw DocumentProblem.wrong(WHAT, faults);
            case Reading.Unreadable(var why) -> throw DocumentProblem.unreadable(WHAT, why);
        };
    }

    private static TriageForm form(JsonNode it) {
        var cost = it.path("max_monthly_cost");
        return new TriageForm(
                new TriageAnswers(
                        it.path("sensitive_data").asString(),
                        it.path("exposure").asString(),
                        it.path("expected_users").asInt(),
                        new Money(
                                new BigDecimal(cost.path("amount").asString()),
                                cost.path("currency").asString()),
                        it.path("maintained_by").asString(),
                        it.path("outside_keys").asBoolean(false)),
                it.has("reason") ? it.path("reason").asString() : null);
    }
}
