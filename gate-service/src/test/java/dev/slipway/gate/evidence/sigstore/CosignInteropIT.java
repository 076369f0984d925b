package dev.slipway.gate.evidence.sigstore;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.gate.registry.BuildService;
import dev.slipway.gate.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.core.type.TypeReference;

/**
 * Real signatures in real registries, made by {@code deploy/interop}: {@code slipway.interop.images} is a file that lists images and what has to be found beside each,
 * {@code slipway.interop.key} the public key that is trusted. Not run by {@code mvn verify}.
 */
class CosignInteropIT extends GateTest {
    @Autowired
    private BuildService builds;

    /** @param expected format and state of each signature, in order of their words */
    record Image(String about, String registry, String repository, Digest digest, List<String> expected) {}

    @DynamicPropertySource
    static void trustedKey(DynamicPropertyRegistry properties) {
        properties.add("slipway.gate.signatures.public-keys", () -> named("slipway.interop.key"));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatTheSignaturesAreWorth() throws IOException {
        var images = JSON.readValue(
                Files.readString(Path.of(named("slipway.interop.images"))), new TypeReference<List<Image>>() {});
        return images.stream().map(image -> DynamicTest.dynamicTest(image.about(), () -> judge(image)));
    }

    private void judge(Image image) {
        World.OUTSIDE.stubFor(
                get(urlPathMatching("/v2/.*")).willReturn(aResponse().proxiedFrom(image.registry())));
        assertThat(builds.read(image.repository(), image.digest(), "1.0")).isPresent();
        assertThat(database.query(
                        "select format || ' ' || state as found from signature where repository = ? and digest = ? order by 1",
                        image.repository(),
                        image.digest().value()))
                .extracting(row -> row.get("found"))
                .containsExactlyElementsOf(image.expected());
    }

    private static String named(String property) {
        return Objects.requireNonNull(System.getProperty(property), property + " is not set: run deploy/interop/run");
    }
}
