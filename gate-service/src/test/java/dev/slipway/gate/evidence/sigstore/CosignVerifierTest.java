package dev.slipway.gate.evidence.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.Samples;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.FoundSignature;
import dev.slipway.gate.registry.SignatureFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CosignVerifierTest {
    private static final String SIGNED = "sha256:634a8f35b5f16dcf4aaa0822adc0b1964bb786fca12f6831de8ddc45e5986a00";
    private static final String REPOSITORY = "cosign-signed-single-sample";
    private static final TrustedKeys COSIGN = TrustedKeys.of(Samples.text("signatures/cosign.pub"));
    private static final TrustedKeys BOTH =
            TrustedKeys.of(Samples.text("signatures/cosign2.pub") + Samples.text("signatures/cosign.pub"));

    private final CosignVerifier verifier = new CosignVerifier(JsonMapper.shared());

    @Test
    void acceptsWhatCosignSignedWithATrustedKey() {
        var check = verify("dir-img-cosign-valid/signature-1", SIGNED, REPOSITORY, COSIGN);
        assertThat(check.state()).isEqualTo(SignatureState.VALID);
        assertThat(check.key()).isEqualTo(COSIGN.all().getFirst().id());
    }

    @Test
    void acceptsAnyOfSeveralTrustedKeys() {
        assertThat(verify("dir-img-cosign-valid/signature-1", SIGNED, REPOSITORY, BOTH)
                        .state())
                .isEqualTo(SignatureState.VALID);
        assertThat(verify(
                                "dir-img-cosign-key-rekor-valid/signature-1",
                                "sha256:0489474da8ea22426ece86ace6c1c0026ab2fd3cdfbbd62b7e94650266c37d9a",
                                "cosign-signed/key-1",
                                BOTH)
                        .state())
                .isEqualTo(SignatureState.VALID);
    }

    @Test
    void tellsAKeyThatNobodyTrusts() {
        var stranger = TrustedKeys.of(Samples.text("signatures/cosign2.pub"));
        assertThat(verify("dir-img-cosign-valid/signature-1", SIGNED, REPOSITORY, stranger))
                .isEqualTo(new SignatureCheck(SignatureState.OTHER_KEY, null));
        assertThat(verify("dir-img-cosign-valid/signature-1", SIGNED, REPOSITORY, TrustedKeys.of(""))
                        .state())
                .isEqualTo(SignatureState.OTHER_KEY);
    }

    @Test
    void tellsTheGoodSignatureFromTheBadOneBesideIt() {
        assertThat(verify("dir-img-cosign-mixed/signature-1", SIGNED, REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.OTHER_KEY);
        assertThat(verify("dir-img-cosign-mixed/signature-2", SIGNED, REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.VALID);
    }

    @Test
    void tellsASignatureOfAnotherImage() {
        var modified = Digest.of(Samples.bytes("signatures/dir-img-cosign-modified-manifest/manifest.json"));
        assertThat(verify("dir-img-cosign-modified-manifest/signature-1", modified.value(), REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.OTHER_DIGEST);
    }

    @Test
    void tellsASignatureMadeForAnotherRepository() {
        assertThat(verify("dir-img-cosign-valid/signature-1", SIGNED, "micro-apps/other", COSIGN)
                        .state())
                .isEqualTo(SignatureState.OTHER_REPOSITORY);
    }

    @Test
    void verifiesTheExactBytes() {
        var text = Samples.text("signatures/dir-img-cosign-valid/signature-1.payload.json") + "\n";
        var changed = new FoundSignature(
                SignatureFormat.SIMPLE_SIGNING,
                Digest.of(text.getBytes(StandardCharsets.UTF_8)),
                text.getBytes(StandardCharsets.UTF_8),
                Samples.text("signatures/dir-img-cosign-valid/signature-1.signature.b64")
                        .strip());
        assertThat(verifier.verify(changed, new Digest(SIGNED), REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.OTHER_KEY);
    }

    @Test
    void refusesWhatOnlyStandsWhereASignatureWould() {
        assertThat(verify("dir-img-cosign-other-attachment/signature-1", SIGNED, REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.OTHER_KEY);
        var nothing = new FoundSignature(SignatureFormat.SIMPLE_SIGNING, new Digest(SIGNED), new byte[0], "");
        assertThat(verifier.verify(nothing, new Digest(SIGNED), REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.UNREADABLE);
        var noBase64 = new FoundSignature(SignatureFormat.SIMPLE_SIGNING, new Digest(SIGNED), new byte[] {1}, "%%%");
        assertThat(verifier.verify(noBase64, new Digest(SIGNED), REPOSITORY, COSIGN)
                        .state())
                .isEqualTo(SignatureState.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5000/micro-apps/a, micro-apps/a",
        "registry.example.com/micro-apps/a:1.0, micro-apps/a",
        "localhost/a, a",
        "micro-apps/a, micro-apps/a",
        "a:1.0, a",
        "registry.example.com:5000/a/b@sha256:00, a/b",
    })
    void readsThePathOutOfAReference(String reference, String path) {
        assertThat(CosignVerifier.pathOf(reference)).isEqualTo(path);
    }

    private SignatureCheck verify(String sample, String digest, String repository, TrustedKeys trusted) {
        var payload = Samples.bytes("signatures/" + sample + ".payload.json");
        var value = Samples.text("signatures/" + sample + ".signature.b64").strip();
        return verifier.verify(
                new FoundSignature(SignatureFormat.SIMPLE_SIGNING, Digest.of(payload), payload, value),
                new Digest(digest),
                repository,
                trusted);
    }
}
