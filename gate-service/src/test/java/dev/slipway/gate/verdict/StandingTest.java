package dev.slipway.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.verdict.Standing.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void tellsAPassOnce() {
        assertThat(told(false, "passed", "passed", "passed")).containsExactly(News.PASSED);
    }

    @Test
    void tellsAFailureOnce() {
        assertThat(told(false, "failed", "failed")).containsExactly(News.FAILED);
    }

    @Test
    void tellsNobodyThatSomethingIsMissingYet() {
        assertThat(told(false, "undetermined", "undetermined")).isEmpty();
    }

    @Test
    void tellsEveryChange() {
        assertThat(told(false, "undetermined", "failed", "passed", "failed"))
                .containsExactly(News.FAILED, News.PASSED, News.FAILED);
    }

    @Test
    void doesNotTellAgainWhenAReportCameAndWentBetween() {
        assertThat(told(false, "passed", "undetermined", "passed")).containsExactly(News.PASSED);
        assertThat(told(false, "failed", "undetermined", "failed")).containsExactly(News.FAILED);
    }

    @Test
    void tellsAtOnceThatWhatIsLiveNoLongerPasses() {
        assertThat(told(true, "passed", "failed")).containsExactly(News.PASSED, News.TURNED_BAD, News.FAILED);
        assertThat(told(true, "passed", "undetermined")).containsExactly(News.PASSED, News.TURNED_BAD);
        assertThat(told(true, "failed", "undetermined")).containsExactly(News.FAILED);
    }

    @Test
    void tellsAPassAgainAfterSomethingWasMissingForTooLong() {
        var passed = after(null, "passed");
        var missing = after(passed, "undetermined").announcedUndetermined();
        assertThat(after(missing, "passed").since(missing, false)).containsExactly(News.PASSED);
    }

    @Test
    void remembersSinceWhenSomethingIsMissing() {
        var missing = after(null, "undetermined");
        assertThat(missing.becomesUndetermined(null)).isTrue();
        var still = Standing.after(missing, VerdictSamples.verdict("undetermined"), "h", NOW.plusSeconds(60));
        assertThat(still.becomesUndetermined(missing)).isFalse();
        assertThat(still.isOverdue(NOW)).isTrue();
        assertThat(still.announcedUndetermined().isOverdue(NOW)).isFalse();
        assertThat(after(still, "passed").isOverdue(NOW)).isFalse();
    }

    private static List<News> told(boolean live, String... outcomes) {
        var told = new ArrayList<News>();
        Standing before = null;
        for (var outcome : outcomes) {
            var now = after(before, outcome);
            told.addAll(now.since(before, live));
            before = now;
        }
        return told;
    }

    private static Standing after(@Nullable Standing before, String outcome) {
        return Standing.after(
                before, VerdictSamples.verdict(outcome), UUID.randomUUID().toString(), NOW);
    }
}
