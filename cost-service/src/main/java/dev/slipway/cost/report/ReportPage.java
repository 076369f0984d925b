package dev.slipway.cost.report;

import dev.slipway.contracts.Money;
import dev.slipway.cost.report.MonthlyReport.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The report as a page: one chart a currency, drawn on the server as SVG, and the whole table below it. It needs no script. */
@Component
class ReportPage {
    private static final int BARS = 15;
    private static final int WIDTH = 520;

    private final ITemplateEngine templates;

    ReportPage(ITemplateEngine templates) {
        this.templates = templates;
    }

    /** The bars of one currency. */
    record Chart(String currency, List<Bar> bars, int height) {}

    /**
     * One bar.
     *
     * @param width in SVG units
     */
    record Bar(String app, String amount, int width, int y) {}

    /** A row of the table, its amounts as people read them. */
    record Line(
            String app,
            @Nullable String team,
            @Nullable String costCentre,
            String billed,
            String estimate,
            String before,
            String cap,
            boolean aboveCap) {}

    String of(MonthlyReport report) {
        return templates.process(
                "report",
                new Context(
                        Locale.ENGLISH,
                        Map.of(
                                "report", report,
                                "charts", charts(report.rows()),
                                "lines",
                                        report.rows().stream()
                                                .map(ReportPage::line)
                                                .toList(),
                                "totals",
                                        report.totals().stream()
                                                .map(ReportPage::readable)
                                                .toList(),
                                "untagged",
                                        report.untagged().stream()
                                                .map(ReportPage::readable)
                                                .toList())));
    }

    private static List<Chart> charts(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.billed().amount().signum() > 0)
                .collect(Collectors.groupingBy(
                        row -> row.billed().currency(), java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(currency -> chart(
                        currency.getKey(),
                        currency.getValue().stream().limit(BARS).toList()))
                .toList();
    }

    private static Chart chart(String currency, List<Row> dearest) {
        var most = dearest.getFirst().billed().amount();
        var bars = IntStream.range(0, dearest.size())
                .mapToObj(i -> {
                    var row = dearest.get(i);
                    var share = row.billed()
                            .amount()
                            .multiply(BigDecimal.valueOf(WIDTH))
                            .divide(most, 0, RoundingMode.HALF_UP);
                    return new Bar(row.app(), readable(row.billed()), Math.max(1, share.intValue()), i * 26);
                })
                .toList();
        return new Chart(currency, bars, bars.size() * 26 + 4);
    }

    private static Line line(Row row) {
        var cap = row.cap();
        return new Line(
                row.app(),
                row.team(),
                row.costCentre(),
                readable(row.billed()),
                readable(row.estimate()),
                readable(row.before()),
                readable(cap),
                cap != null
                        && cap.currency().equals(row.billed().currency())
                        && row.billed().amount().compareTo(cap.amount()) > 0);
    }

    /** Two places behind the point for people; the exact amount stands in the data and the table. */
    private static String readable(@Nullable Money money) {
        return money == null ? "–" : "%,.2f %s".formatted(money.amount(), money.currency());
    }
}
