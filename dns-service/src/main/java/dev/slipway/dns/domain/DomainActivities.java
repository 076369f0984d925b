package dev.slipway.dns.domain;

import dev.slipway.contracts.activities.CertificateAnswer;
import dev.slipway.contracts.activities.ClaimAnswer;
import dev.slipway.contracts.activities.ClaimRequest;
import dev.slipway.contracts.activities.DnsActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.dns.certificate.Certificate;
import dev.slipway.dns.certificate.CertificateService;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimOutcome.ForeignZone;
import dev.slipway.dns.claim.ClaimOutcome.HeldAlready;
import dev.slipway.dns.claim.ClaimOutcome.LooksLike;
import dev.slipway.dns.claim.ClaimOutcome.Refused;
import dev.slipway.dns.claim.ClaimOutcome.Taken;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.record.RecordService;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.ServiceClients;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What workflows ask of the name service. Each method is told by the claim itself what has been done already, so that a repeated call finds itself done; the
 * row is the recorded result.
 */
@Component
@ActivityImpl(taskQueues = TaskQueues.DNS)
class DomainActivities implements DnsActivities {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String WORKFLOWS = "promotion";

    private final ClaimService claims;
    private final RecordService records;
    private final CertificateService certificates;
    private final DomainService domains;
    private final CatalogClient catalog;

    DomainActivities(
            ClaimService claims,
            RecordService records,
            CertificateService certificates,
            DomainService domains,
            ServiceClients services) {
        this.claims = claims;
        this.records = records;
        this.certificates = certificates;
        this.domains = domains;
        this.catalog = services.of(CatalogClient.class);
    }

    @Override
    public ClaimAnswer ensureClaim(ClaimRequest request) {
        var app = catalog.app(request.app());
        var asked = new NameRequest(
                app.name(), app.revision(), app.team(), request.label(), request.environment(), WORKFLOWS);
        return switch (claims.claim(asked)) {
            case Won(var claim) -> granted(claim);
            case HeldAlready(var claim) -> granted(claim);
            case Taken(var fqdn) -> refused(fqdn + " belongs to another app.");
            case LooksLike(var fqdn, var other) ->
                refused("%s looks like %s, which belongs to another app.".formatted(fqdn, other));
            case Refused(var rule) -> refused(rule.why());
            case ForeignZone(var zone, var own) ->
                refused("%s is not a zone of the app's team; that is %s.".formatted(zone, own));
        };
    }

    @Override
    public void ensureRecords(Step step, String fqdn) {
        switch (records.write(held(fqdn))) {
            case DONE -> {}
            case FOREIGN -> throw foreign(fqdn);
            case UNWANTED -> throw notClaimed(fqdn);
        }
    }

    @Override
    public void ensurePropagated(Step step, String fqdn) {
        if (!records.seen(held(fqdn))) {
            throw new RetryableException("Not every name server answers " + fqdn + " yet", SOON);
        }
    }

    @Override
    public CertificateAnswer ensureCertificate(Step step, String fqdn) {
        var certificate = certificates.ensure(held(fqdn)).orElseThrow(() -> notClaimed(fqdn));
        return new CertificateAnswer(certificate.id().toString(), certificate.sha256(), certificate.notAfter());
    }

    @Override
    public void ensureAnnounced(Step step, String fqdn) {
        var claim = held(fqdn);
        claims.announce(claim, certificates.inUse(claim).map(Certificate::id).orElse(null));
    }

    @Override
    public List<String> namesOf(String app, @Nullable String environment) {
        return claims.heldBy(app, environment).stream()
                .map(claim -> claim.fqdn().value())
                .toList();
    }

    @Override
    public long ensureRecordsRemoved(Step step, String fqdn) {
        var claim = claims.held(new Fqdn(fqdn));
        if (claim.isEmpty()) {
            return 0;
        }
        if (records.remove(claim.get()) == Change.FOREIGN) {
            throw foreign(fqdn);
        }
        if (!records.gone(claim.get())) {
            throw new RetryableException("Not every name server has forgotten " + fqdn + " yet", SOON);
        }
        return records.ttlSeconds();
    }

    @Override
    public void ensureCertificateRetired(Step step, String fqdn) {
        claims.held(new Fqdn(fqdn)).ifPresent(certificates::retire);
    }

    @Override
    public void ensureReleased(Step step, String fqdn) {
        claims.held(new Fqdn(fqdn)).ifPresent(domains::giveBack);
    }

    private Claim held(String fqdn) {
        return claims.held(new Fqdn(fqdn)).orElseThrow(() -> notClaimed(fqdn));
    }

    private static ApplicationFailure notClaimed(String fqdn) {
        return ApplicationFailure.newNonRetryableFailure("Nobody holds the name " + fqdn, "NotClaimed");
    }

    private static ClaimAnswer granted(Claim claim) {
        return new ClaimAnswer(
                true, claim.fqdn().value(), null, claim.requestedBy().equals(WORKFLOWS));
    }

    private static ClaimAnswer refused(String why) {
        return new ClaimAnswer(false, null, why, null);
    }

    private static ApplicationFailure foreign(String fqdn) {
        return ApplicationFailure.newNonRetryableFailure(
                "Records that are not Slipway's stand under " + fqdn + ". They were left as they are.",
                "ForeignRecord");
    }
}
