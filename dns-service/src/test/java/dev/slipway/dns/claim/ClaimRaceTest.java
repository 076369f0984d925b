package dev.slipway.dns.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.dns.DomainRequested;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Two processes of the service on one database race for names, as two replicas would: for the same name, or for two that look alike. One of the two wins each
 * race, and what is announced agrees. {@code -Dslipway.tries=10000 -Dslipway.seed=…} for more and others.
 */
@SlipwayTest
class ClaimRaceTest {
    private static final int RACES = Integer.getInteger("slipway.tries", 200);
    private static final long SEED = Long.getLong("slipway.seed", 20_261_128L);
    private static final int HEAD_START_NANOS = 1_000_000;

    /** What either side wins at least, 5 %: where one side is always first, there was no race. */
    private static final int OWN_SHARE = Math.max(1, RACES / 20);

    @Autowired
    private ClaimService here;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private TestDatabase database;

    @Autowired
    private OutboxAssertions outbox;

    @Test
    void ofTwoProcessesThatRaceForANameOneWins() throws Exception {
        var random = new Random(SEED);
        int wonHere = 0;
        try (var there = Rival.start(properties())) {
            for (int race = 0; race < RACES; race++) {
                there.claim("race-" + race + (random.nextInt(4) == 0 ? "-l" : "-1"));
                LockSupport.parkNanos(random.nextInt(HEAD_START_NANOS)); // so that either may come first
                var ended = Rival.ended(here, "here", "race-" + race + "-1");
                var ends = List.of(ended, String.valueOf(there.answer()));
                assertThat(ends).as("race %d, seed %d", race, SEED).containsOnlyOnce("Won");
                assertThat(ends).as("race %d, seed %d", race, SEED).containsAnyOf("Taken", "LooksLike");
                wonHere += ended.equals("Won") ? 1 : 0;
            }
        }
        assertThat(wonHere).as("each wins its share").isBetween(OWN_SHARE, RACES - OWN_SHARE);
        System.out.printf("%d races, %d won here, %d by the other process%n", RACES, wonHere, RACES - wonHere);
        assertThat(database.query("select count(*) as held from claim where label like 'race-%'"))
                .containsExactly(Map.of("held", (long) RACES));
        assertThat(outbox.events(DomainRequested.class)).hasSize(RACES);
    }

    /** What this process was started with. */
    private Map<String, Object> properties() {
        var started =
                Objects.requireNonNull(environment.getPropertySources().get("slipwayTest"), "the testkit's properties");
        return ((MapPropertySource) started).getSource();
    }
}
