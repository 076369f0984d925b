package dev.slipway.dns.domain;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.activities.ClaimAnswer;
import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.dns.certificate.CertificateService;
import dev.slipway.dns.certificate.TestAuthority;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.TestNameServer;
import dev.slipway.runtime.RetryableException;
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

@SlipwayTest
@Import({TestAuthority.class, TestNameServer.class})
class DomainActivitiesTest extends StubbedCatalog {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private DomainActivities activities;

    @Autowired
    private ClaimService claims;

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

    private final String app = "bistro" + NAMES.incrementAndGet();
    private final String fqdn = app + ".dining.apps.slipway.test";

    @BeforeEach
    void begin() {
        authority.behave();
        servers.behave();
        outbox.forget();
        CATALOG.stubFor(get(urlPathMatching("/api/v1/apps/.*")).willReturn(okJson("""
                {"name": "%s", "owner": "creator@slipway.test", "ownerId": "p_1", "team": "dining", "hostingTier": "shared",
                 "telemetry": true, "revision": 7, "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []},
                 "lifecycle": {"state": "active"}, "alerts": [], "smoke": [], "monthlyCostCap": {"amount": "20.00", "currency": "USD"},
                 "environments": [], "defaulted": [], "thirdPartyServices": []}""".formatted(app))));
    }

    @Test
    void aNameIsWonByTheWorkflowHoweverOftenItAsks() {
        assertThat(claim(app)).isEqualTo(new ClaimAnswer(true, fqdn, null, true));
        assertThat(claim(app)).isEqualTo(new ClaimAnswer(true, fqdn, null, true));
    }

    @Test
    void aNameThatItsOwnerHadClaimedIsGrantedAndNotWon() {
        claims.claim(new NameRequest(app, 7, "dining", app, "production", "p_1"));

        assertThat(claim(app)).isEqualTo(new ClaimAnswer(true, fqdn, null, false));
    }

    @Test
    void aNameOfAnotherAppIsRefusedInWords() {
        claims.claim(new NameRequest("another", 7, "dining", app, "production", "p_1"));

        assertThat(claim(app)).isEqualTo(new ClaimAnswer(false, null, fqdn + " belongs to another app.", null));
    }

    @Test
    void bringsANameIntoServiceOnceHoweverOftenItIsAsked() {
        claim(app);
        for (int attempt = 0; attempt < 2; attempt++) {
            activities.ensureRecords(step("records"), fqdn);
            activities.ensurePropagated(step("propagated"), fqdn);
            activities.ensureCertificate(step("certificate"), fqdn);
            activities.ensureAnnounced(step("announced"), fqdn);
        }

        assertThat(outbox.only(CertificateIssued.class).fqdn()).isEqualTo(fqdn);
        assertThat(outbox.only(DomainProvisioned.class).url()).isEqualTo("https://" + fqdn);
        assertThat(activities.namesOf(app, "production")).containsExactly(fqdn);
    }

    @Test
    void takesItBackOnceHoweverOftenItIsAsked() {
        claim(app);
        activities.ensureRecords(step("records"), fqdn);
        var certificate = UUID.fromString(
                activities.ensureCertificate(step("certificate"), fqdn).certificate());
        for (int attempt = 0; attempt < 2; attempt++) {
            activities.ensureRecordsRemoved(step("undo-records"), fqdn);
            activities.ensureCertificateRetired(step("undo-certificate"), fqdn);
            activities.ensureReleased(step("undo-claim"), fqdn);
        }

        assertThat(outbox.only(DomainReleased.class).fqdn()).isEqualTo(fqdn);
        assertThat(certificates.bundle(certificate)).isEmpty();
        assertThat(activities.namesOf(app, null)).isEmpty();
    }

    @Test
    void tellsHowLongResolversRemember() {
        claim(app);
        activities.ensureRecords(step("records"), fqdn);

        assertThat(activities.ensureRecordsRemoved(step("silence"), fqdn)).isEqualTo(300);
        assertThat(activities.ensureRecordsRemoved(step("silence"), "nobody.dining.apps.slipway.test"))
                .isZero();
    }

    @Test
    void foreignRecordsAreAFailureThatNoRepetitionMends() {
        claim(app);
        servers.holdsForeignRecords();

        failsForGood(() -> activities.ensureRecords(step("records"), fqdn), "ForeignRecord");
        failsForGood(() -> activities.ensureRecordsRemoved(step("undo-records"), fqdn), "ForeignRecord");
    }

    @Test
    void aNameThatIsGivenBackWantsNoRecords() {
        claim(app);
        servers.holdsForeignRecords();
        failsForGood(() -> activities.ensureRecords(step("records"), fqdn), "ForeignRecord");
        var wanted = "select 1 from dns_record where name = ?";
        assertThat(database.query(wanted, fqdn)).isNotEmpty();
        activities.ensureReleased(step("undo-claim"), fqdn);

        assertThat(database.query(wanted, fqdn)).isEmpty();
        assertThat(outbox.only(DomainReleased.class).fqdn()).isEqualTo(fqdn);
    }

    @Test
    void looksAgainUntilEveryServerAnswers() {
        claim(app);
        activities.ensureRecords(step("records"), fqdn);
        servers.isBehind();

        assertThatThrownBy(() -> activities.ensurePropagated(step("propagated"), fqdn))
                .isInstanceOf(RetryableException.class);
        assertThatThrownBy(() -> activities.ensureRecordsRemoved(step("silence"), fqdn))
                .isInstanceOf(RetryableException.class);
    }

    @Test
    void aNameThatNobodyHoldsGetsNothing() {
        failsForGood(() -> activities.ensureRecords(step("records"), fqdn), "NotClaimed");
        failsForGood(() -> activities.ensureCertificate(step("certificate"), fqdn), "NotClaimed");
        failsForGood(() -> activities.ensureAnnounced(step("announced"), fqdn), "NotClaimed");
    }

    private ClaimAnswer claim(String label) {
        return activities.ensureClaim(new ClaimRequest(step("claim"), app, "dining", label, "production"));
    }

    private static void failsForGood(ThrowingCallable call, String type) {
        assertThatExceptionOfType(ApplicationFailure.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.getType()).isEqualTo(type);
            assertThat(failure.isNonRetryable()).isTrue();
        });
    }

    private static Step step(String name) {
        return new Step("0193532e-8c5a-7501-9f3b-5a6c7d8e9f01", name);
    }
}
