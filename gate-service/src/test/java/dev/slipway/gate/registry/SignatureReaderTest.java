package dev.slipway.gate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.gate.BuildSigned;
import dev.slipway.gate.Bundles;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignatureReaderTest extends GateTest {
    @Autowired
    private BuildService builds;

    @Autowired
    private SignatureReader signatures;

    @Autowired
    private ReadReferrerJob referrers;

    private String repository;
    private Digest image;

    @BeforeEach
    void anImage() {
        repository = "micro-apps/" + World.newApp();
        image = World.push(repository, Map.of("org.opencontainers.image.version", "1.0"));
    }

    @Test
    void findsABundleThatTheRegistryListsAsReferrer() {
        Bundles.listed(repository, image, pushed(image, Bundles.SIGN));
        builds.read(repository, image, "1.0");
        assertThat(outbox.only(BuildSigned.class).digest()).isEqualTo(image.value());
    }

    @Test
    void findsABundleUnderTheTagWhereTheRegistryListsNothing() {
        Bundles.listedUnderTheTag(repository, image, pushed(image, Bundles.SIGN));
        builds.read(repository, image, "1.0");
        assertThat(outbox.only(BuildSigned.class).digest()).isEqualTo(image.value());
    }

    @Test
    void readsBothLayoutsBesideEachOther() {
        World.sign(repository, image, World.TRUSTED, image);
        Bundles.listed(repository, image, pushed(image, Bundles.SIGN));
        assertThat(signatures.of(repository, image))
                .extracting(FoundSignature::format)
                .containsExactlyInAnyOrder(SignatureFormat.SIMPLE_SIGNING, SignatureFormat.SIGSTORE_BUNDLE);
        builds.read(repository, image, "1.0");
        outbox.only(BuildSigned.class); // by one key, told once
    }

    @Test
    void leavesAttestationsOut() {
        Bundles.listed(repository, image, pushed(image, Bundles.SLSA));
        assertThat(signatures.of(repository, image)).isEmpty();
    }

    @Test
    void leavesAttestationsOutOfAListThatDoesNotTellThem() {
        Bundles.listedUnderTheTag(repository, image, pushed(image, Bundles.SLSA));
        assertThat(signatures.of(repository, image)).isEmpty();
    }

    @Test
    void takesNoAttestationForASignatureBecauseItIsListedAsOne() {
        var attestation = Bundles.signed(World.TRUSTED, image, Bundles.SLSA);
        Bundles.listed(repository, image, Bundles.push(repository, image, attestation, Bundles.SIGN));
        builds.read(repository, image, "1.0");
        outbox.none(BuildSigned.class);
    }

    @Test
    void takesNoSignatureOfAnotherImageThatIsListedHere() {
        var other = World.push(repository, Map.of("org.opencontainers.image.version", "2.0"));
        Bundles.listed(repository, image, pushed(other, Bundles.SIGN));
        builds.read(repository, image, "1.0");
        outbox.none(BuildSigned.class);
    }

    @Test
    void hidesNoSignatureBehindABrokenOne() {
        var broken = Bundles.push(repository, image, "no json".getBytes(StandardCharsets.UTF_8), Bundles.SIGN);
        Map<String, Object> absent = Map.of(
                "mediaType",
                MediaTypes.OCI_MANIFEST,
                "artifactType",
                "application/vnd.dev.sigstore.bundle.v0.3+json",
                "digest",
                "sha256:" + "9".repeat(64),
                "size",
                1);
        Bundles.listed(repository, image, broken, absent, pushed(image, Bundles.SIGN));
        builds.read(repository, image, "1.0");
        assertThat(outbox.only(BuildSigned.class).digest()).isEqualTo(image.value());
    }

    @Test
    void readsTheImageAgainWhenItsSignatureIsPushedAfterIt() {
        builds.read(repository, image, "1.0");
        outbox.none(BuildSigned.class);
        var artifact = pushed(image, Bundles.SIGN);
        Bundles.listed(repository, image, artifact);
        referrers.run(new ReadReferrerJob.Announced(repository, new Digest(String.valueOf(artifact.get("digest")))));
        assertThat(outbox.only(BuildSigned.class).digest()).isEqualTo(image.value());
    }

    @Test
    void readsNothingForAnUntaggedPartOfAnImage() {
        referrers.run(new ReadReferrerJob.Announced(repository, image));
        referrers.run(new ReadReferrerJob.Announced(repository, new Digest("sha256:" + "8".repeat(64))));
        outbox.none(BuildSigned.class);
    }

    private Map<String, Object> pushed(Digest signed, String predicateType) {
        return Bundles.push(repository, signed, Bundles.signed(World.TRUSTED, signed, predicateType), predicateType);
    }
}
