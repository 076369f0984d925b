package dev.slipway.cost.report;

import dev.slipway.contracts.Money;
import dev.slipway.cost.app.AppRepository;
import dev.slipway.cost.app.KnownApp;
import dev.slipway.cost.estimate.EstimateRepository;
import dev.slipway.cost.ledger.Spending;
import dev.slipway.cost.ledger.SpendingRepository;
import dev.slipway.cost.report.MonthlyReport.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts ledger, estimates and caps side by side. */
@Service
class ReportService {
    private final SpendingRepository spending;
    private final EstimateRepository estimates;
    private final AppRepository apps;
    private final Clock clock;

    ReportService(SpendingRepository spending, EstimateRepository estimates, AppRepository apps, Clock clock) {
        this.spending = spending;
        this.estimates = estimates;
        this.apps = apps;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public AppCosts ofApp(String app) {
        var estimate = estimates.newest(List.of(app)).get(app);
        var now = clock.instant();
        return new AppCosts(spending.ofApp(app).stream()
                .map(sum -> new AppCosts.Month(
                        sum.month().toString(),
                        new Money(sum.billed(), sum.currency()),
                        new Money(sum.effective(), sum.currency()),
                        estimate != null && estimate.currency().equals(sum.currency()) ? estimate : null,
                        Forecast.of(sum, now).orElse(null)))
                .toList());
    }

    /** The report as a reader may see it: a reader of single teams sees their apps, and nothing that names none. */
    @Transactional(readOnly = true)
    public MonthlyReport ofMonth(YearMonth month, @Nullable String costCentre, Readership readers) {
        var sums = spending.ofMonth(month);
        var names = sums.stream().map(Spending::app).filter(Objects::nonNull).collect(Collectors.toSet());
        var known = apps.find(names).stream().collect(Collectors.toMap(KnownApp::name, Function.identity()));
        var expected = estimates.newest(names);
        var before = before(month);
        var rows = sums.stream()
                .filter(sum -> sum.app() != null)
                .map(sum -> row(
                        String.valueOf(sum.app()),
                        sum,
                        Optional.ofNullable(known.get(String.valueOf(sum.app()))),
                        expected,
                        before))
                .filter(row -> costCentre == null || costCentre.equals(row.costCentre()))
                .filter(row -> readers.mayRead(row.team()))
                .sorted(Comparator.comparing((Row row) -> row.billed().amount())
                        .reversed()
                        .thenComparing(Row::app))
                .toList();
        var everything = readers.everything() && costCentre == null;
        var shown = everything
                ? sums.stream().map(ReportService::billed).toList()
                : rows.stream().map(Row::billed).toList();
        var untagged = everything
                ? sums.stream().filter(noApp()).map(ReportService::billed).toList()
                : List.<Money>of();
        return new MonthlyReport(month.toString(), costCentre, totals(shown), totals(untagged), rows);
    }

    private Map<String, Money> before(YearMonth month) {
        return spending.ofMonth(month.minusMonths(1)).stream()
                .filter(noApp().negate())
                .collect(Collectors.toMap(sum -> sum.app() + "/" + sum.currency(), ReportService::billed));
    }

    private static Row row(
            String app,
            Spending sum,
            Optional<KnownApp> known,
            Map<String, Money> expected,
            Map<String, Money> before) {
        return new Row(
                app,
                known.map(KnownApp::team).orElse(null),
                known.map(KnownApp::costCentre)
                        .or(() -> Optional.ofNullable(sum.costCentre()))
                        .orElse(null),
                billed(sum),
                new Money(sum.effective(), sum.currency()),
                expected.get(app),
                before.get(app + "/" + sum.currency()),
                known.map(KnownApp::cap).orElse(null));
    }

    private static Predicate<Spending> noApp() {
        return sum -> sum.app() == null;
    }

    private static Money billed(Spending sum) {
        return new Money(sum.billed(), sum.currency());
    }

    private static List<Money> totals(List<Money> amounts) {
        return amounts.stream()
                .collect(Collectors.groupingBy(
                        Money::currency,
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Money::amount, BigDecimal::add)))
                .entrySet()
                .stream()
                .map(total -> new Money(total.getValue(), total.getKey()))
                .toList();
    }
}
