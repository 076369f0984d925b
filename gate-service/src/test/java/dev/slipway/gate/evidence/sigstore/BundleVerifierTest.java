package dev.slipway.gate.evidence.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.Bundles;
import dev.slipway.gate.Samples;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BundleVerifierTest {
    private static final Digest SIGNED_FILE =
            new Digest("sha256:a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf");
    private static final Digest IMAGE = new Digest("sha256:" + "1".repeat(64));
    private static final Digest OTHER = new Digest("sha256:" + "2".repeat(64));
    private static final KeyPair KEY = World.keys();
    private static final TrustedKeys TRUSTED = TrustedKeys.of("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");

    private final BundleVerifier verifier = new BundleVerifier(JsonMapper.shared());

    @Test
    void acceptsASignatureOfTheImageItself() {
        var trusted = TrustedKeys.of(Samples.text("signatures/bundles/managed-key.pub"));
        assertThat(verifier.verify(sample("managed-key"), SIGNED_FILE, trusted))
                .isEqualTo(new SignatureCheck(
                        SignatureState.VALID, trusted.all().getFirst().id()));
    }

    @Test
    void believesNoDigestThatTheBundleClaims() {
        var trusted = TrustedKeys.of(Samples.text("signatures/bundles/managed-key.pub"));
        var claimed = new String(sample("managed-key"), StandardCharsets.UTF_8)
                .replace(
                        "oM/HEnHW4njlfNMy/5V8P3BD/do1TEy7GQow1W76Ab8=", "ERERERERERERERERERERERERERERERERERERERERERE=");
        assertThat(state(claimed.getBytes(StandardCharsets.UTF_8), IMAGE, trusted))
                .isEqualTo(SignatureState.OTHER_KEY);
    }

    @Test
    void tellsAKeyThatNobodyTrusts() {
        var wrong = TrustedKeys.of(Samples.text("signatures/bundles/wrong-key.pub"));
        assertThat(state(sample("managed-key"), SIGNED_FILE, wrong)).isEqualTo(SignatureState.OTHER_KEY);
        assertThat(state(Bundles.signed(World.keys(), IMAGE, Bundles.SIGN), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.OTHER_KEY);
        assertThat(state(Bundles.signed(KEY, IMAGE, Bundles.SIGN), IMAGE, TrustedKeys.of("")))
                .isEqualTo(SignatureState.OTHER_KEY);
    }

    @Test
    void acceptsWhatCosign3Signs() {
        var image = new Digest("sha256:982112abb337fd0c2ffec1c501fbfa308c940ceba5fd5016f6c177d883ffeba3");
        var trusted = TrustedKeys.of(Samples.text("signatures/bundles/cosign-3.pub"));
        assertThat(verifier.verify(sample("cosign-3-signature"), image, trusted))
                .isEqualTo(new SignatureCheck(
                        SignatureState.VALID, trusted.all().getFirst().id()));
        assertThat(state(sample("cosign-3-signature"), OTHER, trusted)).isEqualTo(SignatureState.OTHER_DIGEST);
        assertThat(state(sample("cosign-3-signature"), image, TRUSTED)).isEqualTo(SignatureState.OTHER_KEY);
    }

    @Test
    void acceptsASignedStatementThatSomebodySigned() {
        assertThat(verifier.verify(Bundles.signed(KEY, IMAGE, Bundles.SIGN), IMAGE, TRUSTED))
                .isEqualTo(new SignatureCheck(
                        SignatureState.VALID, TRUSTED.all().getFirst().id()));
    }

    @Test
    void tellsAStatementAboutAnotherImage() {
        assertThat(state(Bundles.signed(KEY, OTHER, Bundles.SIGN), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.OTHER_DIGEST);
    }

    @Test
    void takesNoAttestationForASignature() {
        assertThat(state(Bundles.signed(KEY, IMAGE, Bundles.SLSA), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.UNREADABLE);
        var attested = new Digest("sha256:f05dbfc4fcbed3b28b8f582b8b0acd0f5e0f152098fc788155559de868ecbc97");
        var trusted = TrustedKeys.of(Samples.text("signatures/bundles/cosign-3.pub"));
        assertThat(state(sample("cosign-3-attestation"), attested, trusted)).isEqualTo(SignatureState.UNREADABLE);
    }

    @Test
    void verifiesTheExactBytes() {
        var signed = JsonMapper.shared()
                .readTree(Bundles.signed(KEY, IMAGE, Bundles.SIGN))
                .path("dsseEnvelope");
        var text = new String(Base64.getDecoder().decode(signed.path("payload").asString()), StandardCharsets.UTF_8);
        var signature = signed.path("signatures").path(0).path("sig").asString();
        assertThat(state(Bundles.bundle(text, signature), IMAGE, TRUSTED)).isEqualTo(SignatureState.VALID);
        assertThat(state(Bundles.bundle(text + "\n", signature), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.OTHER_KEY);
        assertThat(state(Bundles.bundle(text, signature, signature), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.UNREADABLE);
        assertThat(state(Bundles.bundle(text), IMAGE, TRUSTED)).isEqualTo(SignatureState.UNREADABLE);
    }

    @Test
    void trustsNoCertificate() {
        var image = new Digest("sha256:732112270d7e59418a8c080b134b24cabd67d250d0d0147a97ed95ba5c280aa4");
        assertThat(state(sample("oci-attestation"), image, TRUSTED)).isEqualTo(SignatureState.OTHER_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{}", "{\"mediaType\": \"application/vnd.dev.sigstore.bundle.v9+json\"}"})
    void saysWhatItCannotRead(String bundle) {
        assertThat(state(bundle.getBytes(StandardCharsets.UTF_8), IMAGE, TRUSTED))
                .isEqualTo(SignatureState.UNREADABLE);
    }

    private SignatureState state(byte[] bundle, Digest image, TrustedKeys trusted) {
        return verifier.verify(bundle, image, trusted).state();
    }

    private static byte[] sample(String name) {
        return Samples.bytes("signatures/bundles/" + name + ".sigstore.json");
    }
}
