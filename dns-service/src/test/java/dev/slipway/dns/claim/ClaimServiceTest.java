package dev.slipway.dns.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.contracts.dns.DomainRequested;
import dev.slipway.dns.claim.ClaimOutcome.ForeignZone;
import dev.slipway.dns.claim.ClaimOutcome.HeldAlready;
import dev.slipway.dns.claim.ClaimOutcome.LooksLike;
import dev.slipway.dns.claim.ClaimOutcome.Refused;
import dev.slipway.dns.claim.ClaimOutcome.Taken;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@SlipwayTest
class ClaimServiceTest {
    @Autowired
    private ClaimService claims;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void forget() {
        outbox.forget();
    }

    @Test
    void givesANameToTheFirstWhoAsks() {
        var won = claims.claim(request("menu", "menu"));
        assertThat(won).isInstanceOfSatisfying(Won.class, w -> assertThat(
                        w.claim().fqdn().value())
                .isEqualTo("menu.dining.apps.slipway.test"));
        assertThat(claims.claim(request("menu", "menu"))).isInstanceOf(HeldAlready.class);
        assertThat(claims.claim(request("lunch", "menu"))).isInstanceOf(Taken.class);
        assertThat(outbox.events(DomainRequested.class)).hasSize(1);
    }

    @Test
    void twentyAppsRaceForOneNameAndOneWins() throws Exception {
        var racers = IntStream.range(0, 20)
                .<Callable<ClaimOutcome>>mapToObj(i -> () -> claims.claim(request("racer-" + i, "prize")))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var won = 0;
            for (var outcome : threads.invokeAll(racers)) {
                won += outcome.get() instanceof Won ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(outbox.events(DomainRequested.class)).hasSize(1);
    }

    @Test
    void refusesWhatLooksLikeAnothersName() {
        claims.claim(request("soup", "soup-1"));
        assertThat(claims.claim(request("fake", "soup-l"))).isInstanceOf(LooksLike.class);
    }

    @Test
    void refusesReservedWords() {
        assertThat(claims.claim(request("menu", "admin"))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAnotherTeamsZone() {
        assertThat(claims.claimIn("library.apps.slipway.test", request("tea", "tea")))
                .isInstanceOf(ForeignZone.class);
        assertThat(claims.claimIn("apps.slipway.test", request("tea", "tea"))).isInstanceOf(ForeignZone.class);
        assertThat(claims.claimIn("dining.apps.slipway.test", request("tea", "tea")))
                .isInstanceOf(Won.class);
    }

    @Test
    void aNameThatWasGivenBackCanBeClaimedAgain() {
        var claim = ((Won) claims.claim(request("cake", "cake"))).claim();
        claims.release(claim);
        claims.release(claim);
        assertThat(outbox.events(DomainReleased.class)).hasSize(1);
        assertThat(claims.held(claim.fqdn())).isEmpty();
        assertThat(claims.find(claim.fqdn())).isPresent();
        assertThat(claims.claim(request("bakery", "cake"))).isInstanceOf(Won.class);
    }

    @Test
    void aClaimThatStillStandsIsNotGivenBackBeforeTheTransactionEnds() {
        var claim = ((Won) claims.claim(request("stew", "stew"))).claim();
        transaction.executeWithoutResult(_ -> {
            assertThat(claims.stillHeld(claim)).isTrue();
            assertThatThrownBy(() -> database.query("select 1 from claim where id = ? for update nowait", claim.id()))
                    .hasStackTraceContaining("could not obtain lock");
        });
        claims.release(claim);
        transaction.executeWithoutResult(
                _ -> assertThat(claims.stillHeld(claim)).isFalse());
    }

    private static NameRequest request(String app, String label) {
        return new NameRequest(app, 1, "dining", label, "production", "p_1");
    }
}
