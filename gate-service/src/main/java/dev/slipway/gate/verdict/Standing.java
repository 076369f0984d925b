package dev.slipway.gate.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a build stands in an environment, and what others have been told about it.
 *
 * @param verdict that holds now
 * @param revision of the app that it was made for
 * @param contentHash of the verdict
 * @param undeterminedSince since when something is missing
 * @param announced the last outcome that was announced
 */
record Standing(
        UUID verdict,
        long revision,
        String contentHash,
        String outcome,
        @Nullable Instant undeterminedSince,
        @Nullable String announced) {
    /** Something that others have to be told. */
    enum News {
        PASSED,
        FAILED,
        TURNED_BAD
    }

    /** Where the build stands after another judgement. */
    static Standing after(@Nullable Standing before, Verdict verdict, String contentHash, Instant now) {
        var since = before == null || before.undeterminedSince == null ? now : before.undeterminedSince;
        var announced = verdict.outcome().equals(Verdict.UNDETERMINED)
                ? (before == null ? null : before.announced)
                : verdict.outcome();
        return new Standing(
                verdict.id(),
                verdict.revision(),
                contentHash,
                verdict.outcome(),
                verdict.outcome().equals(Verdict.UNDETERMINED) ? since : null,
                announced);
    }

    /**
     * What is new since before. A missing report alone is no news: it may be on its way, and a build whose reports come and go between two judgements has
     * not changed for anybody else. A build that is live and no longer passes is news at once.
     */
    List<News> since(@Nullable Standing before, boolean live) {
        var news = new ArrayList<News>();
        if (live && before != null && before.outcome.equals(Verdict.PASSED) && !outcome.equals(Verdict.PASSED)) {
            news.add(News.TURNED_BAD);
        }
        if (before == null || !outcome.equals(before.announced)) {
            switch (outcome) {
                case Verdict.PASSED -> news.add(News.PASSED);
                case Verdict.FAILED -> news.add(News.FAILED);
                default -> {}
            }
        }
        return news;
    }

    /** Whether something begins to be missing with this. */
    boolean becomesUndetermined(@Nullable Standing before) {
        return undeterminedSince != null && (before == null || before.undeterminedSince == null);
    }

    /** Whether it has been missing since then, and nobody was told. */
    boolean isOverdue(Instant since) {
        return since.equals(undeterminedSince) && !Verdict.UNDETERMINED.equals(announced);
    }

    Standing announcedUndetermined() {
        return new Standing(verdict, revision, contentHash, outcome, undeterminedSince, Verdict.UNDETERMINED);
    }
}
