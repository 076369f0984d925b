package dev.slipway.local.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.local.cluster.metrics.Value.Scalar;
import dev.slipway.local.cluster.metrics.Value.Vector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantQueriesTest {
    private static final Map<String, String> SHOP = Map.of("app", "shop", "environment", "production");
    private static final Map<String, String> BLOG = Map.of("app", "blog", "environment", "production");
    private static final long END = 1_000_000_000;

    private final RequestMetrics metrics = new RequestMetrics();

    /** Two minutes in which the shop answers once a second, three of five with 500, and the blog with 200. */
    @BeforeEach
    void twoMinutesOfTraffic() {
        for (int second = 0; second <= 120; second++) {
            metrics.sample(END - (120 - second) * 1_000L, Set.of(SHOP, BLOG));
            metrics.count(SHOP, second % 5 < 3 ? 500 : 200);
            metrics.count(BLOG, 200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(rate(http_requests_total{app="shop",environment="production",status=~"5.."}[1m])) / sum(rate(http_requests_total{app="shop",environment="production"}[1m])) | 0.6
            sum(rate(http_requests_total{app="blog",status=~"5.."}[1m])) / sum(rate(http_requests_total{app="blog"}[1m])) | 0
            sum(rate(http_requests_total{app="shop"}[1m])) | 1
            sum(increase(http_requests_total{app="blog"}[30s])) | 30
            sum(http_requests_total{app="shop"}) | 120
            100 * sum by (app) (rate(http_requests_total{app="shop",status!~"2.*"}[1m])) | 60
            sum(rate(http_requests_total{app="nobody"}[1m])) or vector(0) | 0
            count(count(http_requests_total) by (app)) | 2
            max(rate(http_requests_total[1m])) - min(rate(http_requests_total[1m])) | 1
            -(1 + 2 * 3) + vector(8) | 1
            (sum(rate(http_requests_total{app="shop"}[1m])) > 0.5) | 1
            sum(rate(http_requests_total{app="shop"}[1m])) > bool 2 | 0
            """)
    void evaluatesWhatACanaryAsks(String query, double expected) {
        assertThat(number(query)).isCloseTo(expected, within(0.001 + 0.02 * expected));
    }

    @Test
    void keepsLabelsByWhichItWasGrouped() {
        var value = evaluate("sum by (app, status) (rate(http_requests_total{status=\"500\"}[1m]))");
        assertThat(((Vector) value).elements())
                .extracting(Value.Element::labels)
                .containsExactlyInAnyOrder(
                        Map.of("app", "shop", "status", "500"), Map.of("app", "blog", "status", "500"));
    }

    @Test
    void matchesTwoVectorsByTheirLabels() {
        var value = evaluate(
                "rate(http_requests_total{status=\"500\"}[1m]) / ignoring(status) (sum without (status) (rate(http_requests_total[1m])))");
        assertThat(((Vector) value).elements()).hasSize(2);
    }

    @Test
    void seesNothingOfWhatIsGone() {
        metrics.sample(END + 1_000, Set.of(BLOG));
        assertThat(((Vector) evaluate("http_requests_total{app=\"shop\"}")).elements())
                .isEmpty();
        assertThat(((Vector) evaluate("http_requests_total{app=\"blog\"}")).elements())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum(",
                "rate(http_requests_total)",
                "rate(http_requests_total[5])",
                "{}",
                "{app=\"\"}",
                "http_requests_total{app=shop}",
                "http_requests_total{app=~\"(\"}",
                "histogram_quantile(0.9, http_requests_total)",
                "http_requests_total offset 5m",
                "sum(1)",
                "1 > 2",
                "http_requests_total and 1",
                "http_requests_total $ 1",
                "rate(http_requests_total{status=\"500\"}[1m]) / on(environment) rate(http_requests_total[1m])"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        assertThatThrownBy(() -> evaluate(query)).isInstanceOf(BadQuery.class);
    }

    private double number(String query) {
        return switch (evaluate(query)) {
            case Scalar(var value) -> value;
            case Vector(var elements) -> {
                assertThat(elements).hasSize(1);
                yield elements.getFirst().value();
            }
        };
    }

    private Value evaluate(String query) {
        return new Evaluation(metrics.all(), END).of(QueryParser.parse(query));
    }
}
