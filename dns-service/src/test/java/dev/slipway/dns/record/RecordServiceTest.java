package dev.slipway.dns.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.record.RecordService.Written;
import dev.slipway.runtime.RetryableException;
import dev.slipway.testkit.SlipwayTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@SlipwayTest(properties = "slipway.dns.records.look-again-after=1s")
@Import(TestNameServer.class)
class RecordServiceTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private RecordService records;

    @Autowired
    private ClaimService claims;

    @Autowired
    private TestNameServer servers;

    @BeforeEach
    void begin() {
        servers.behave();
    }

    @Test
    void writesAddressAndMarkerOnceHoweverOftenItIsAsked() {
        var claim = aClaim();

        assertThat(records.write(claim)).isEqualTo(Written.DONE);
        assertThat(records.write(claim)).isEqualTo(Written.DONE);
        assertThat(records.seen(claim)).isTrue();
        assertThat(records.desiredOf(claim))
                .extracting(DesiredRecord::name, DesiredRecord::type, DesiredRecord::data)
                .containsExactlyInAnyOrder(
                        tuple(claim.fqdn().value(), "A", "127.0.0.1"),
                        tuple("_slipway." + claim.fqdn(), "TXT", claim.ownerMarker("")));
    }

    @Test
    void remembersTheWishWhileTheServersAreAway() {
        var claim = aClaim();
        servers.isAway();

        assertThatThrownBy(() -> records.write(claim)).isInstanceOf(RetryableException.class);
        assertThat(records.desiredOf(claim)).hasSize(2);
    }

    @Test
    void forgetsTheWishOnlyOnceTheServersHoldNothing() {
        var claim = aClaim();
        records.write(claim);
        servers.isAway();
        assertThatThrownBy(() -> records.remove(claim)).isInstanceOf(RetryableException.class);
        assertThat(records.desiredOf(claim)).isNotEmpty();
        servers.behave();
        servers.holdsForeignRecords();
        assertThat(records.remove(claim)).isEqualTo(Change.FOREIGN);
        assertThat(records.desiredOf(claim)).isNotEmpty();
        servers.behave();

        assertThat(records.remove(claim)).isEqualTo(Change.DONE);
        assertThat(records.gone(claim)).isTrue();
        assertThat(records.desiredOf(claim)).isEmpty();
    }

    /** Its sender was killed before it could look again. */
    @Test
    void takesBackWhatReachesTheServersLongAfterItsNameWasGivenUp() {
        var claim = aClaim();
        records.giveUp(claim);
        servers.write(claim.fqdn(), new OwnedRecords(List.of("192.0.2.7"), claim.ownerMarker(""), 60), () -> true);
        assertThat(records.gone(claim)).isFalse();

        await().until(() -> records.gone(claim));
    }

    private Claim aClaim() {
        var label = "record" + NAMES.incrementAndGet();
        return ((Won) claims.claim(new NameRequest(label, 1, "dining", label, "production", "p_1"))).claim();
    }
}
