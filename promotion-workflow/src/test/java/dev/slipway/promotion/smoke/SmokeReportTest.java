package dev.slipway.promotion.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.promotion.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeReportTest {
    @Test
    void saysHowManyChecksPassed() {
        assertThat(report(passed("/healthz")).inWords("staging")).isEqualTo("One check passed in staging.");
        assertThat(report(passed("/healthz"), passed("/menu")).inWords("staging"))
                .isEqualTo("2 checks passed in staging.");
    }

    @Test
    void saysWhichChecksFailedAndNotWhichPassed() {
        assertThat(report(passed("/healthz"), new CheckResult("/menu", false, "expected 200, got 500"))
                        .inWords("production"))
                .isEqualTo("A check failed in production: /menu: expected 200, got 500.");
    }

    private static SmokeReport report(CheckResult... checks) {
        return new SmokeReport(List.of(checks));
    }

    private static CheckResult passed(String path) {
        return new CheckResult(path, true, "got 200");
    }
}
