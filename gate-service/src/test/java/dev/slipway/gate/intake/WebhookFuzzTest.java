package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.GateTest;
import dev.slipway.gate.Samples;
import dev.slipway.gate.World;
import dev.slipway.testkit.fuzz.Mutations;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Authentic webhooks whose bodies are real ones, bent: taken in whole, or refused with nothing stored; never our fault. */
class WebhookFuzzTest extends GateTest {
    private static final List<byte[]> GITHUB =
            read("push.1.json", "push.with-no-username-committer.json", "ping.json", "hub4j.push.fork.json");
    private static final List<byte[]> REGISTRY =
            read("distribution.push-3-events.json", "distribution.pull-manifest.json");

    @Test
    void takesOrRefusesWhateverGithubSends() {
        everyOneIsTakenOrRefused(
                GITHUB, body -> github("push", body, UUID.randomUUID().toString(), World.GITHUB_SECRET));
    }

    @Test
    void takesOrRefusesWhateverARegistrySends() {
        everyOneIsTakenOrRefused(REGISTRY, body -> http.post()
                .uri("/webhooks/registries/distribution")
                .headers(headers -> headers.setBearerAuth(World.REGISTRY_SECRET))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange());
    }

    private void everyOneIsTakenOrRefused(List<byte[]> real, Function<byte[], ResponseSpec> send) {
        var mutations = new Mutations(Mutations.seed());
        for (int tried = 0; tried < Mutations.tries(100); tried++) {
            var before = deliveries();
            var status = send.apply(mutations.of(real))
                    .returnResult(byte[].class)
                    .getStatus()
                    .value();
            assertThat(status).as("seed %d", Mutations.seed()).isIn(202, 400, 413, 422);
            if (status != 202) {
                assertThat(deliveries()).isEqualTo(before);
            }
        }
    }

    private Object deliveries() {
        return database.query("select count(*) from delivery");
    }

    private static List<byte[]> read(String... names) {
        return Stream.of(names).map(name -> Samples.bytes("webhooks/" + name)).toList();
    }
}
