package dev.slipway.promotion.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.DecisionAnswer;
import dev.slipway.promotion.ServiceTest;
import dev.slipway.promotion.approval.Try.Surface;
import dev.slipway.promotion.approval.Try.Token;
import dev.slipway.testkit.TestClock;
import dev.slipway.testkit.token.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;

/**
 * Many tries to decide, drawn by a seed: own, forged, replayed, late, doubled, about another build, by two surfaces at once, by people whose role was taken away a
 * moment before. Each ends as the {@link Referee} says, and each that anybody stands behind is on record once, with its reason if it was refused; what nobody stands behind is in the log, with its fault.
 * {@code -Dslipway.tries=10000 -Dslipway.seed=…} for more and others.
 */
@Import(DecisionStormTest.Time.class)
class DecisionStormTest extends ServiceTest {
    private static final int TRIES = Integer.getInteger("slipway.tries", 300);
    private static final long SEED = Long.getLong("slipway.seed", 20_261_128L);
    private static final int TRIES_PER_APPROVAL = 12;
    private static final List<String> PEOPLE = List.of(
            "approver",
            "approver",
            "approver2",
            "compliance",
            "security",
            "creator",
            "creator2",
            "finance",
            "operator",
            "stranger");

    private final Random random = new Random(SEED);

    private RefusalLog refusals;

    @Autowired
    private ApprovalActivities approvals;

    @Autowired
    private TestClock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        TestClock testClock() {
            return TestClock.at("2026-11-02T09:00:00Z");
        }
    }

    /** One approval with what was tried on it. */
    private final class Round {
        final String app = anApp();
        final String build = digest(app);
        final String risk = random.nextBoolean() ? "medium" : "high";
        Referee referee = new Referee(risk, build);
        final UUID promotion = promotionOf(app, build);
        final UUID approval = ask(this);
        final List<Try> clicks = new ArrayList<>();
        int onRecord;
    }

    /** Not sooner: the service, when it starts, takes all others out of the log. */
    @BeforeEach
    void listen() {
        refusals = new RefusalLog();
    }

    @AfterEach
    void everybodyHoldsTheirRoles() {
        catalog.giveRolesBack();
        refusals.close();
    }

    @Test
    void noTryEverEndsWrongAndEachRefusalIsOnRecordWithItsReason() throws Exception {
        for (int tried = 0; tried < TRIES; tried += TRIES_PER_APPROVAL) {
            catalog.giveRolesBack();
            var round = new Round();
            for (int each = 0; each < TRIES_PER_APPROVAL; each++) {
                switch (random.nextInt(12)) {
                    case 0 -> takeARole(round);
                    case 1 -> onTwoSurfacesAtOnce(round);
                    case 2 -> replay(round);
                    default -> once(round, draw(round));
                }
                if (each == TRIES_PER_APPROVAL - 3 && random.nextInt(3) == 0) {
                    clock.advance(Duration.ofDays(8));
                    round.referee.timeIsOver();
                }
            }
            accountsAgree(round);
        }
    }

    private Try draw(Round round) {
        var surface = random.nextInt(3) == 0 ? Surface.SLACK : Surface.API;
        var token = random.nextInt(5) == 0 ? Token.values()[1 + random.nextInt(3)] : Token.OWN;
        return new Try(
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                surface,
                token,
                anyChoice(),
                switch (random.nextInt(8)) {
                    case 0 -> digest("another build of " + round.app);
                    case 1 -> surface == Surface.SLACK ? null : round.build;
                    default -> round.build;
                },
                new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private void once(Round round, Try one) {
        var mustCount = round.referee.mustCount(one);
        var refusal = round.referee.refusal(one);
        refusals.news();
        assertThat(counts(round, one))
                .as("%s %s, seed %d", round.risk, one, SEED)
                .isEqualTo(mustCount);
        if (mustCount) {
            round.referee.counted(one);
        }
        if (one.authentic()) {
            round.onRecord++;
            refusal.ifPresent(why -> isOnRecord(round, one, List.of(why)));
        } else {
            assertThat(refusals.news())
                    .singleElement()
                    .asString()
                    .contains(round.promotion.toString(), one.token().fault());
        }
        if (one.surface() == Surface.SLACK) {
            round.clicks.add(one);
        }
    }

    /** In the newest row of its surface. The ids of one process come in order. */
    private void isOnRecord(Round round, Try one, List<Refusal> reasons) {
        var row = database.query(
                        "select outcome, why from decision where approval = ? and channel = ? order by id desc limit 1",
                        round.approval,
                        one.surface().channel())
                .getFirst();
        assertThat(reasons)
                .as("%s %s, on record: %s, seed %d", round.risk, one, row, SEED)
                .anyMatch(reason -> reason.outcome().equals(row.get("outcome"))
                        && String.valueOf(row.get("why")).contains(reason.words()));
    }

    private void takeARole(Round round) {
        var who = anyDecider();
        catalog.takeRoles(who);
        round.referee.rolesTaken(who);
        once(round, new Try(who, Surface.API, Token.OWN, "approve", round.build, ""));
    }

    /** By API and by chat in the same moment, one person or two, for or against: they end as they would have one after the other, in either order. */
    private void onTwoSurfacesAtOnce(Round round) throws Exception {
        var one = new Try(anyDecider(), Surface.API, Token.OWN, anyChoice(), round.build, "");
        var click = new UUID(random.nextLong(), random.nextLong()).toString();
        var other = new Try(anyDecider(), Surface.SLACK, Token.OWN, anyChoice(), round.build, click);
        var counted = new HashMap<Try, Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends =
                    threads.invokeAll(List.<Callable<Boolean>>of(() -> counts(round, one), () -> counts(round, other)));
            counted.put(one, ends.getFirst().get());
            counted.put(other, ends.getLast().get());
        }
        var orders = Stream.of(List.of(one, other), List.of(other, one))
                .map(order -> InTurn.of(round.referee, order))
                .filter(order -> order.counted().equals(counted))
                .toList();
        assertThat(orders)
                .as("%s %s counted, in one order or the other, seed %d", round.risk, counted, SEED)
                .isNotEmpty();
        round.referee = orders.getFirst().after();
        round.onRecord += 2;
        counted.forEach((each, did) -> {
            if (!did) {
                isOnRecord(
                        round,
                        each,
                        orders.stream()
                                .flatMap(order ->
                                        Objects.requireNonNull(order.refusals().get(each)).stream())
                                .toList());
            }
        });
    }

    /** What comes of some tries in their order. */
    private record InTurn(Referee after, Map<Try, Optional<Refusal>> refusals) {
        static InTurn of(Referee before, List<Try> tries) {
            var referee = before.copy();
            var refusals = new HashMap<Try, Optional<Refusal>>();
            tries.forEach(each -> refusals.put(each, referee.take(each)));
            return new InTurn(referee, refusals);
        }

        Map<Try, Boolean> counted() {
            return refusals.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                    .isEmpty()));
        }
    }

    private String anyDecider() {
        return List.of("approver", "approver2", "compliance", "security").get(random.nextInt(4));
    }

    /** Mostly for it, since the first rejection is the end of it. */
    private String anyChoice() {
        return random.nextInt(4) == 0 ? "reject" : "approve";
    }

    /** The same click again gets the same answer, changes nothing and leaves no second row. */
    private void replay(Round round) {
        if (round.clicks.isEmpty()) {
            once(round, draw(round));
            return;
        }
        var again = round.clicks.get(random.nextInt(round.clicks.size()));
        var first = click(round, again);
        assertThat(click(round, again)).isEqualTo(first);
    }

    private boolean counts(Round round, Try one) {
        return switch (one.surface()) {
            case SLACK -> click(round, one).outcome().equals("granted");
            case API -> {
                var status = http.post()
                        .uri("/api/v1/promotions/" + round.promotion + "/decisions")
                        .headers(headers -> headers.setBearerAuth(token(one)))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(decision(one.choice(), Objects.requireNonNull(one.digest())))
                        .exchange()
                        .returnResult(byte[].class)
                        .getStatus()
                        .value();
                assertThat(status)
                        .isIn(
                                one.authentic()
                                        ? List.of(200, 403, 409)
                                        : List.of(one.token().status()));
                yield status == 200;
            }
        };
    }

    private DecisionAnswer click(Round round, Try one) {
        var user = "U-" + one.who().toUpperCase(Locale.ROOT);
        return Objects.requireNonNull(http.post()
                .uri("/internal/v1/approvals/" + round.approval + "/decisions")
                .headers(headers -> headers.setBearerAuth(TestTokens.service("notifier", "decisions.relay")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ChatDecision("slack", "T0SLIPWAY", user, one.choice(), one.digest(), null, one.interaction()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(DecisionAnswer.class)
                .returnResult()
                .getResponseBody());
    }

    private static String token(Try one) {
        return switch (one.token()) {
            case OWN -> TestTokens.person(one.who(), "approver", "compliance", "security");
            case EXPIRED -> TestTokens.expired(one.who(), "approver");
            case FORGED -> TestTokens.forged(one.who(), "approver");
            case OF_A_SERVICE -> TestTokens.serviceAsPerson(one.who(), "approver");
        };
    }

    private void accountsAgree(Round round) {
        var rows = database.query("select granted, why, outcome from decision where approval = ?", round.approval);
        assertThat(rows).as("on record, seed %d", SEED).hasSize(round.onRecord);
        assertThat(rows)
                .filteredOn(row -> Boolean.TRUE.equals(row.get("granted")))
                .hasSize(round.referee.granted());
    }

    private UUID ask(Round round) {
        approvals.ensureRequested(new ApprovalRequest(
                new Step(round.promotion.toString(), "approval-request"),
                round.app,
                7,
                round.build,
                "0.1.0",
                "production",
                round.risk,
                "internal",
                true,
                null,
                "http://" + round.app + ".dining.staging.slipway.test",
                null));
        var row = database.query("select id from approval where process = ?", round.promotion)
                .getFirst();
        return (UUID) Objects.requireNonNull(row.get("id"));
    }
}
