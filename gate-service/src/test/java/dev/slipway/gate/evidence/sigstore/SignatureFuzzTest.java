package dev.slipway.gate.evidence.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.Bundles;
import dev.slipway.gate.Samples;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.FoundSignature;
import dev.slipway.gate.registry.SignatureFormat;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real signatures as anybody may push them to the registry, bent: each has a state, and nothing else comes out, for little time and memory. What is only read once it
 * is known to be signed, is signed here.
 */
class SignatureFuzzTest {
    private static final Digest IMAGE = new Digest("sha256:" + "1".repeat(64));
    private static final String REPOSITORY = "micro-apps/lunch";
    private static final KeyPair KEY = World.keys();
    private static final TrustedKeys TRUSTED = TrustedKeys.of("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    private static final BundleVerifier BUNDLES = new BundleVerifier(JsonMapper.shared());
    private static final CosignVerifier COSIGN = new CosignVerifier(JsonMapper.shared());
    private static final Set<SignatureState> SEEN = EnumSet.noneOf(SignatureState.class);

    @MethodSource("bundleSeeds")
    @DocumentFuzzTest
    void hasAStateWhateverBundleComes(byte[] bundle) {
        SEEN.add(Bounds.holdFor(bundle, () -> BUNDLES.verify(bundle, IMAGE, TRUSTED))
                .state());
    }

    @MethodSource("statementSeeds")
    @DocumentFuzzTest
    void hasAStateWhateverStatementIsSigned(byte[] statement) {
        var bundle = Bundles.signed(KEY, statement);
        SEEN.add(Bounds.holdFor(bundle, () -> BUNDLES.verify(bundle, IMAGE, TRUSTED))
                .state());
    }

    @MethodSource("textSeeds")
    @DocumentFuzzTest
    void hasAStateWhateverTextIsSigned(byte[] text) {
        var signature = new FoundSignature(SignatureFormat.SIMPLE_SIGNING, IMAGE, text, Bundles.signature(KEY, text));
        SEEN.add(Bounds.holdFor(text, () -> COSIGN.verify(signature, IMAGE, REPOSITORY, TRUSTED))
                .state());
    }

    @MethodSource("valueSeeds")
    @DocumentFuzzTest
    void hasAStateWhateverValueTheSignatureHas(byte[] value) {
        var text = Samples.bytes("signatures/dir-img-cosign-valid/signature-1.payload.json");
        var signature = new FoundSignature(
                SignatureFormat.SIMPLE_SIGNING, IMAGE, text, new String(value, StandardCharsets.UTF_8));
        SEEN.add(Bounds.holdFor(value, () -> COSIGN.verify(signature, IMAGE, REPOSITORY, TRUSTED))
                .state());
    }

    @AfterAll
    static void everyStateWasSeen() {
        if (System.getenv("JAZZER_FUZZ") == null) { // else one method runs alone, and no method sees them all
            assertThat(SEEN).containsExactly(SignatureState.values());
        }
    }

    private static Stream<Arguments> bundleSeeds() {
        return Stream.concat(
                Stream.of("managed-key", "cosign-3-signature", "cosign-3-attestation", "oci-attestation")
                        .map(name -> Seeds.of(name, Samples.bytes("signatures/bundles/" + name + ".sigstore.json"))),
                Seeds.of(Samples.text("signatures/bundles/managed-key.sigstore.json"), "\"SHA2_256\""));
    }

    private static Stream<Arguments> statementSeeds() {
        return Stream.concat(
                Seeds.of(statement(IMAGE), "\"sha256\""),
                Seeds.of(statement(new Digest("sha256:" + "2".repeat(64))), "\"" + Bundles.SIGN + "\""));
    }

    private static Stream<Arguments> textSeeds() {
        return Stream.concat(
                Seeds.of(text(IMAGE.value(), REPOSITORY), "\"cosign container image signature\""),
                Stream.concat(
                        Seeds.of(text(IMAGE.value(), "micro-apps/other"), "\"localhost:5000/micro-apps/other\""),
                        Seeds.of(text("sha256:" + "2".repeat(64), REPOSITORY), "null")));
    }

    private static Stream<Arguments> valueSeeds() {
        return Seeds.of(
                "\""
                        + Samples.text("signatures/dir-img-cosign-valid/signature-1.signature.b64")
                                .strip() + "\"",
                "\"");
    }

    private static String statement(Digest image) {
        return """
                {"_type": "https://in-toto.io/Statement/v1", "predicateType": "%s", "subject": [{"digest": {"sha256": "%s"}}], "predicate": {}}""".formatted(Bundles.SIGN, image.hex());
    }

    private static String text(String digest, String repository) {
        return """
                {"critical": {"identity": {"docker-reference": "localhost:5000/%s"}, "image": {"docker-manifest-digest": "%s"},
                 "type": "cosign container image signature"}, "optional": null}""".formatted(repository, digest);
    }
}
