package dev.slipway.dns.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.dns.CertificateIssued;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.OutboxAssertions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@SlipwayTest
@Import(TestAuthority.class)
class CertificateServiceTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private CertificateService certificates;

    @Autowired
    private EndedKeys endedKeys;

    @Autowired
    private ClaimService claims;

    @Autowired
    private TestAuthority authority;

    @Autowired
    private OutboxAssertions outbox;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void begin() {
        authority.behave();
        outbox.forget();
    }

    @Test
    void issuesOnceAndHandsOutTheKeyThatFits() throws Exception {
        var claim = aClaim();
        var certificate = certificates.ensure(claim).orElseThrow();

        assertThat(certificates.ensure(claim)).contains(certificate);
        assertThat(outbox.only(CertificateIssued.class).sha256()).isEqualTo(certificate.sha256());
        fitTogether(certificates.bundle(certificate.id()).orElseThrow());
    }

    @Test
    void twoThatAskAtOnceGetTheSame() throws Exception {
        var claim = aClaim();
        Callable<Certificate> ask = () -> certificates.ensure(claim).orElseThrow();
        var got = new HashSet<Certificate>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(Collections.nCopies(4, ask))) {
                got.add(answer.get());
            }
        }
        assertThat(got).hasSize(1);
        assertThat(outbox.events(CertificateIssued.class)).hasSize(1);
    }

    @Test
    void believesNoCertificateForAnotherKey() {
        authority.signsAnotherKey();
        var claim = aClaim();

        assertThatThrownBy(() -> certificates.ensure(claim)).hasMessageContaining("another key or name");
        assertThat(certificates.inUse(claim)).isEmpty();
        outbox.none(CertificateIssued.class);
    }

    @Test
    void renewingLeavesTheKeyOfWhatIsDeployedUntilItEnds() {
        var claim = aClaim();
        authority.signsFor(Duration.ofHours(1));
        var deployed = certificates.ensure(claim).orElseThrow();
        authority.behave();
        var next = certificates.ensure(claim).orElseThrow();
        endedKeys.run();

        assertThat(next).isNotEqualTo(deployed);
        assertThat(certificates.inUse(claim)).contains(next);
        assertThat(certificates.bundle(deployed.id())).isPresent();
        assertThat(certificates.bundle(next.id())).isPresent();
    }

    @Test
    void destroysTheKeyOfAPredecessorThatHasEnded() {
        var claim = aClaim();
        authority.signsFor(Duration.ofSeconds(-1));
        var ended = certificates.ensure(claim).orElseThrow();
        endedKeys.run();
        assertThat(certificates.bundle(ended.id()))
                .as("nothing has replaced it")
                .isPresent();
        authority.behave();
        var next = certificates.ensure(claim).orElseThrow();
        endedKeys.run();

        assertThat(certificates.bundle(ended.id())).isEmpty();
        assertThat(certificates.bundle(next.id())).isPresent();
    }

    @Test
    void retiringDestroysEveryKeyOfTheClaim() {
        var claim = aClaim();
        authority.signsFor(Duration.ofHours(1));
        var deployed = certificates.ensure(claim).orElseThrow();
        authority.behave();
        var next = certificates.ensure(claim).orElseThrow();
        certificates.retire(claim);
        certificates.retire(claim);

        assertThat(certificates.inUse(claim)).isEmpty();
        assertThat(certificates.bundle(deployed.id())).isEmpty();
        assertThat(certificates.bundle(next.id())).isEmpty();
        assertThat(database.query(
                        "select 1 from certificate where claim_id = ? and (wrapped_key is not null or wrapped_dek is not null)",
                        claim.id()))
                .isEmpty();
    }

    private Claim aClaim() {
        var label = "secure" + NAMES.incrementAndGet();
        return ((Won) claims.claim(new NameRequest(label, 1, "dining", label, "production", "p_1"))).claim();
    }

    /** What the key signs, the certificate proves. */
    private static void fitTogether(CertificateService.Bundle bundle) throws Exception {
        var pem = bundle.privateKey().replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(new byte[] {1});
        var signed = signature.sign();
        signature.initVerify(Pem.leaf(bundle.certificateChain()).getPublicKey());
        signature.update(new byte[] {1});
        assertThat(signature.verify(signed)).isTrue();
    }
}
