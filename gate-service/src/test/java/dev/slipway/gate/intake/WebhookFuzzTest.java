package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.GateTest;
import dev.slipway.gate.Samples;
import dev.slipway.gate.World;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Authentic webhooks whose bodies are real ones, bent: taken in whole, or refused with nothing stored; never our fault. */
class WebhookFuzzTest extends GateTest {
    @MethodSource("githubSeeds")
    @DocumentFuzzTest
    void takesOrRefusesWhateverGithubSends(byte[] body) {
        isTakenOrRefused(body, () -> github("release", body, UUID.randomUUID().toString(), World.GITHUB_SECRET));
        isTakenOrRefused(body, () -> github("push", body, UUID.randomUUID().toString(), World.GITHUB_SECRET));
    }

    @MethodSource("registrySeeds")
    @DocumentFuzzTest
    void takesOrRefusesWhateverARegistrySends(byte[] body) {
        isTakenOrRefused(body, () -> http.post()
                .uri("/webhooks/registries/distribution")
                .headers(headers -> headers.setBearerAuth(World.REGISTRY_SECRET))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange());
    }

    private void isTakenOrRefused(byte[] body, Supplier<ResponseSpec> sent) {
        var before = deliveries();
        Bounds.guardFor(body, () -> {
            var status = sent.get().returnResult(byte[].class).getStatus().value();
            assertThat(status).isIn(202, 400, 413, 422);
            if (status != 202) {
                assertThat(deliveries()).isEqualTo(before);
            }
            return status;
        });
    }

    private Object deliveries() {
        return database.query("select count(*) from delivery");
    }

    private static Stream<Arguments> githubSeeds() {
        return Stream.concat(
                read("push.with-no-username-committer.json", "ping.json", "hub4j.push.fork.json"),
                Seeds.of(Samples.text("webhooks/push.1.json"), "\"refs/tags/simple-tag\""));
    }

    private static Stream<Arguments> registrySeeds() {
        return Stream.concat(
                read("distribution.pull-manifest.json"),
                Seeds.of(Samples.text("webhooks/distribution.push-3-events.json"), "\"library/test\""));
    }

    private static Stream<Arguments> read(String... names) {
        return Stream.of(names).map(name -> Seeds.of(name, Samples.bytes("webhooks/" + name)));
    }
}
