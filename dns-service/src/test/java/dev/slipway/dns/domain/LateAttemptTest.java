package dev.slipway.dns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.dns.certificate.CertificateService;
import dev.slipway.dns.certificate.TestAuthority;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.RecordService;
import dev.slipway.dns.record.RecordService.Written;
import dev.slipway.dns.record.TestNameServer;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.peer.StubbedCatalog;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An attempt began while its name was held, whoever it asked hung, and the name is given back, or another's, by the time of the answer. */
@SlipwayTest
@Import({TestAuthority.class, TestNameServer.class})
class LateAttemptTest extends StubbedCatalog {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Step STEP = new Step("0193532e-8c5a-7501-9f3b-5a6c7d8e9f01", "late");

    @Autowired
    private DomainActivities activities;

    @Autowired
    private ClaimService claims;

    @Autowired
    private RecordService records;

    @Autowired
    private CertificateService certificates;

    @Autowired
    private TestAuthority authority;

    @Autowired
    private TestNameServer servers;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    private final String label = "late" + NAMES.incrementAndGet();
    private final String fqdn = label + ".dining.apps.slipway.test";

    @BeforeEach
    void begin() {
        authority.behave();
        servers.behave();
        outbox.forget();
        claim("bistro");
    }

    @Test
    void keepsNoCertificateOfANameThatWasGivenBack() {
        authority.hangsUntil(this::giveBack);

        findsNobody(() -> activities.ensureCertificate(STEP, fqdn));

        assertThat(database.query("select 1 from certificate where fqdn = ?", fqdn))
                .isEmpty();
        outbox.none(CertificateIssued.class);
    }

    @Test
    void givesNoCertificateToTheNextHolderUnasked() {
        authority.hangsUntil(() -> {
            giveBack();
            claim("tavern");
        });

        findsNobody(() -> activities.ensureCertificate(STEP, fqdn));

        assertThat(certificates.inUse(holder())).isEmpty();
    }

    @Test
    void destroysAKeyThatCameAfterTheOthersWereDestroyed() {
        authority.hangsUntil(() -> activities.ensureCertificateRetired(STEP, fqdn));
        var late = UUID.fromString(activities.ensureCertificate(STEP, fqdn).certificate());

        activities.ensureReleased(STEP, fqdn);

        assertThat(certificates.bundle(late)).isEmpty();
    }

    @Test
    void takesBackRecordsOfANameThatWasGivenBack() {
        servers.hangsUntil(this::giveBack);

        findsNobody(() -> activities.ensureRecords(STEP, fqdn));

        nothingStands();
    }

    @Test
    void takesBackRecordsThatWereRemovedMeanwhile() {
        servers.hangsUntil(() -> activities.ensureRecordsRemoved(STEP, fqdn));

        findsNobody(() -> activities.ensureRecords(STEP, fqdn));

        nothingStands();
    }

    @Test
    void leavesTheRecordsOfTheNextHolderAlone() {
        servers.hangsUntil(() -> {
            giveBack();
            assertThat(records.write(claim("tavern"))).isEqualTo(Written.DONE);
        });

        findsNobody(() -> activities.ensureRecords(STEP, fqdn));

        assertThat(records.seen(holder())).isTrue();
    }

    /** The marker names the same app, and is yet not one that the records here have lost. */
    @Test
    void leavesTheRecordsOfTheNextClaimOfTheSameAppAlone() {
        servers.hangsUntil(() -> {
            giveBack();
            assertThat(records.write(claim("bistro"))).isEqualTo(Written.DONE);
        });

        findsNobody(() -> activities.ensureRecords(STEP, fqdn));

        assertThat(records.seen(holder())).isTrue();
    }

    private Claim claim(String app) {
        return ((Won) claims.claim(new NameRequest(app, 7, "dining", label, "production", "p_1"))).claim();
    }

    private Claim holder() {
        return claims.held(new Fqdn(fqdn)).orElseThrow();
    }

    private void giveBack() {
        activities.ensureRecordsRemoved(STEP, fqdn);
        activities.ensureCertificateRetired(STEP, fqdn);
        activities.ensureReleased(STEP, fqdn);
    }

    private void nothingStands() {
        assertThat(servers.contents("dining.apps.slipway.test"))
                .noneMatch(record -> record.name().endsWith(fqdn));
        assertThat(database.query("select 1 from dns_record where name = ?", fqdn))
                .isEmpty();
    }

    private static void findsNobody(ThrowingCallable attempt) {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(attempt)
                .satisfies(failure -> assertThat(failure.getType()).isEqualTo("NotClaimed"));
    }
}
