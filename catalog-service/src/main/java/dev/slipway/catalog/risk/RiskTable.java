package dev.slipway.catalog.risk;

import dev.slipway.contracts.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table that decides: every row whose conditions all hold gives its level and its reason, and the highest level counts. Amounts are compared in the
 * table's currency; one in another currency counts as above every threshold, since nobody here knows the rate.
 */
public record RiskTable(String version, String currency, List<Row> rows) {
    /**
     * One row. A condition that is not there holds.
     *
     * @param because said to a person when the row holds
     */
    public record Row(
            RiskLevel risk,
            @Nullable String sensitiveData,
            @Nullable String exposure,
            @Nullable Integer usersAbove,
            @Nullable BigDecimal costAbove,
            @Nullable String maintainedBy,
            @Nullable Boolean outsideKeys,
            String because) {

        boolean holds(TriageAnswers answers, DataClass data, String currency, Money cost) {
            return (sensitiveData == null || sensitiveData.equals(data.answer()))
                    && (exposure == null || exposure.equals(answers.exposure()))
                    && (usersAbove == null || answers.expectedUsers() > usersAbove)
                    && (costAbove == null || above(cost, costAbove, currency))
                    && (maintainedBy == null || maintainedBy.equals(answers.maintainedBy()))
                    && (outsideKeys == null || outsideKeys.equals(answers.outsideKeys()));
        }

        private static boolean above(Money cost, BigDecimal threshold, String currency) {
            return !cost.currency().equals(currency) || cost.amount().compareTo(threshold) > 0;
        }
    }

    /** The table of this release. */
    public static RiskTable load() {
        try (var source = Objects.requireNonNull(RiskTable.class.getResourceAsStream("/triage/table.json"))) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(source, RiskTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of triage is not readable", e);
        }
    }

    /** The risk of an app with these answers and claims; without answers it is high. */
    public Risk assess(@Nullable TriageAnswers answers, Claims claims) {
        if (answers == null) {
            return new Risk(
                    RiskLevel.HIGH,
                    "untriaged",
                    List.of("Nobody has answered the questions of triage yet; until then the app counts as high."));
        }
        var data = dataClass(answers, claims.data());
        var cost = greater(answers.maxMonthlyCost(), claims.costCap());
        var level = RiskLevel.LOW;
        var reasons = new ArrayList<String>();
        for (var row : rows) {
            if (row.holds(answers, data, currency, cost)) {
                level = level.compareTo(row.risk()) >= 0 ? level : row.risk();
                reasons.add("%s (%s)".formatted(row.because(), row.risk().word()));
            }
        }
        if (claims.risk().compareTo(level) > 0) {
            level = claims.risk();
            reasons.add("app.yaml itself says %s.".formatted(level.word()));
        }
        if (data.needsIsolation()) {
            reasons.add("%s data runs on the isolated tier only.".formatted(capitalised(data.answer())));
        }
        if (reasons.isEmpty()) {
            reasons.add("Nothing that you answered asks for more: %s, %s, %d users at the peak, up to %s a month."
                    .formatted(
                            data == DataClass.PUBLIC ? "no sensitive data" : data.answer() + " data",
                            answers.exposure().equals("public") ? "open to the public" : "behind sign-on",
                            answers.expectedUsers(),
                            cost.amount().toPlainString() + " " + cost.currency()));
        }
        return new Risk(level, "triage", reasons);
    }

    /** What is declared never lowers what was answered. */
    public static DataClass dataClass(@Nullable TriageAnswers answers, DataClass declared) {
        return declared.or(DataClass.of(answers == null ? null : answers.sensitiveData()));
    }

    private Money greater(Money one, Money other) {
        if (!one.currency().equals(currency)) {
            return one;
        }
        return !other.currency().equals(currency) || other.amount().compareTo(one.amount()) > 0 ? other : one;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
