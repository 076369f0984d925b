package dev.slipway.cost.report;

import dev.slipway.contracts.Money;
import dev.slipway.cost.ledger.Spending;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a month that is not over will come to: the pace so far, kept up to its end. Bills say nothing about the time after their last charge. */
final class Forecast {
    private Forecast() {}

    static Optional<Money> of(Spending spending, Instant now) {
        var start = start(spending.month());
        var end = start(spending.month().plusMonths(1));
        if (now.isBefore(start) || !now.isBefore(end)) {
            return Optional.empty();
        }
        var covered = Duration.between(start, spending.coveredUntil().isBefore(now) ? spending.coveredUntil() : now)
                .toHours();
        if (covered <= 0) {
            return Optional.empty();
        }
        var whole = BigDecimal.valueOf(Duration.between(start, end).toHours());
        return Optional.of(new Money(
                spending.billed().multiply(whole).divide(BigDecimal.valueOf(covered), MathContext.DECIMAL64),
                spending.currency()));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
