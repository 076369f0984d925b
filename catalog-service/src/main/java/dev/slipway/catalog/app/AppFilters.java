package dev.slipway.catalog.app;

import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.directory.Human;
import dev.slipway.catalog.document.PlainText;
import dev.slipway.catalog.risk.RiskLevel;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of a list as a caller writes them. */
record AppFilters(
        @Nullable String q,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String risk,
        @Nullable String tier,
        @Nullable String lifecycle) {

    private static final int LONGEST = 200;
    private static final List<String> RISKS = List.of("low", "medium", "high");
    private static final List<String> TIERS = List.of("shared", "isolated", "edge", "serverless");

    /** @throws Problem 422 for a word that no app could have */
    AppQuery query(Directory directory) {
        if (q != null && q.length() > LONGEST) {
            throw wrong("q", "must not be longer than " + LONGEST + " characters");
        }
        return new AppQuery(
                given(q),
                given(owner).map(who -> directory.byEmail(who).map(Human::id).orElse(who)),
                given(team),
                oneOf("risk", risk, RISKS).map(RiskLevel::of),
                oneOf("tier", tier, TIERS),
                given(lifecycle).map(word -> Lifecycle.of(word)
                        .orElseThrow(
                                () -> wrong("lifecycle", "must be one of idea, active, decommissioning, archived"))));
    }

    /** @throws Problem 422 for a cursor that this list never gave out */
    static void check(Paging paging) {
        if (paging.after().filter(cursor -> !PlainText.is(cursor.get("name"))).isPresent()) {
            throw wrong("cursor", "is not a cursor of this list");
        }
    }

    private static Optional<String> oneOf(String name, @Nullable String word, List<String> known) {
        var given = given(word);
        if (given.filter(it -> !known.contains(it)).isPresent()) {
            throw wrong(name, "must be one of " + String.join(", ", known));
        }
        return given;
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(it -> !it.isBlank());
    }

    private static Problem wrong(String name, String what) {
        return Problems.UNPROCESSABLE
                .problem("The parameter %s %s.", name, what)
                .error("/" + name, what);
    }
}
