package dev.slipway.dns.domain;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.contracts.dns.DomainRequested;
import dev.slipway.dns.certificate.TestAuthority;
import dev.slipway.dns.record.TestNameServer;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.peer.StubbedCatalog;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * A name comes into service and goes again, while the process dies once, at one of a step's commits: just before it, when name servers and authority have done what they
 * were asked and the rows know nothing of it, or just after it. Temporal then asks again.
 */
@SlipwayTest
@Import({TestAuthority.class, TestNameServer.class, LostCommits.class})
class LostCommitTest extends StubbedCatalog {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private DomainActivities activities;

    @Autowired
    private TestNameServer servers;

    @Autowired
    private LostCommits commits;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    private final String app = "canteen" + NAMES.incrementAndGet();
    private final String fqdn = app + ".dining.apps.slipway.test";

    enum Work {
        CLAIM("ensureClaim", 1),
        RECORDS("ensureRecords", 2),
        CERTIFICATE("ensureCertificate", 1),
        ANNOUNCED("ensureAnnounced", 1),
        RECORDS_REMOVED("ensureRecordsRemoved", 1),
        CERTIFICATE_RETIRED("ensureCertificateRetired", 1),
        RELEASED("ensureReleased", 1);

        private final String activity;
        private final int commits;

        Work(String activity, int commits) {
            this.activity = activity;
            this.commits = commits;
        }
    }

    record Death(Work work, LostCommits.Death side, int commit) {}

    static Stream<Death> everyCommitOfEveryStep() {
        return Stream.of(Work.values()).flatMap(work -> IntStream.rangeClosed(1, work.commits)
                .boxed()
                .flatMap(commit -> Stream.of(LostCommits.Death.values()).map(side -> new Death(work, side, commit))));
    }

    @BeforeEach
    void begin() {
        outbox.forget();
        CATALOG.stubFor(get(urlPathMatching("/api/v1/apps/.*")).willReturn(okJson("""
                {"name": "%s", "owner": "creator@slipway.test", "ownerId": "p_1", "team": "dining", "hostingTier": "shared",
                 "telemetry": true, "revision": 7, "image": {}, "risk": {"level": "low", "source": "triage", "reasons": []},
                 "lifecycle": {"state": "active"}, "alerts": [], "smoke": [], "monthlyCostCap": {"amount": "20.00", "currency": "USD"},
                 "environments": [], "defaulted": [], "thirdPartyServices": []}""".formatted(app))));
    }

    @Test
    void everyActivityThatCommitsIsTried() {
        var commitNothing = Stream.of("ensurePropagated", "namesOf");
        assertThat(DnsActivities.class.getDeclaredMethods())
                .extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(commitNothing, Stream.of(Work.values()).map(work -> work.activity))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("everyCommitOfEveryStep")
    void isMadeGoodWhenTheStepIsAskedForAgain(Death death) {
        for (var work : Work.values()) {
            if (work == death.work()) {
                assertThat(commits.losing(death.side(), death.commit(), () -> perform(work)))
                        .isTrue();
            }
            assertThat(commits.losing(work.commits + 1, () -> perform(work)))
                    .as("%s has a commit that is not tried", work)
                    .isFalse();
            if (work == Work.ANNOUNCED) {
                assertThat(commits.losing(1, () -> activities.ensurePropagated(step(work), fqdn)))
                        .isFalse();
                assertThat(activities.namesOf(app, "production")).containsExactly(fqdn);
            }
        }

        outbox.exactly(
                List.of(DomainRequested.class, CertificateIssued.class, DomainProvisioned.class, DomainReleased.class));
        assertThat(servers.contents("dining.apps.slipway.test"))
                .noneMatch(record -> record.name().endsWith(fqdn));
        assertThat(database.query("select 1 from dns_record where name like ?", "%" + fqdn))
                .isEmpty();
        assertThat(database.query("select 1 from certificate where fqdn = ? and wrapped_key is not null", fqdn))
                .isEmpty();
        assertThat(activities.namesOf(app, null)).isEmpty();
    }

    private void perform(Work work) {
        switch (work) {
            case CLAIM -> activities.ensureClaim(new ClaimRequest(step(work), app, "dining", app, "production"));
            case RECORDS -> activities.ensureRecords(step(work), fqdn);
            case CERTIFICATE -> activities.ensureCertificate(step(work), fqdn);
            case ANNOUNCED -> activities.ensureAnnounced(step(work), fqdn);
            case RECORDS_REMOVED -> activities.ensureRecordsRemoved(step(work), fqdn);
            case CERTIFICATE_RETIRED -> activities.ensureCertificateRetired(step(work), fqdn);
            case RELEASED -> activities.ensureReleased(step(work), fqdn);
        }
    }

    private static Step step(Work work) {
        return new Step("0193532e-8c5a-7501-9f3b-5a6c7d8e9f01", work.name());
    }
}
