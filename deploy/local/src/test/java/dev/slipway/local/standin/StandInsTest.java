package dev.slipway.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.web.TestClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsTest {
    @TempDir
    Path folder;

    @Test
    void startsThemAllAndSaysSo() throws Exception {
        var base = freeBase();
        try (var standIns = new StandIns(new StandInSettings(environment(base)), Clock.systemUTC());
                var client = new TestClient(base + Part.ISSUER.offset())) {
            standIns.start();
            var health = client.get("/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().path("parts")).hasSize(9);
            assertThat(folder.resolve("root.pem")).exists();
            assertThat(Files.exists(folder.resolve("data/issuer/signing-key.json")))
                    .isTrue();
        }
    }

    @Test
    void namesTheVariableThatIsMissing() throws IOException {
        var environment = environment(freeBase());
        environment.remove("SLIPWAY_CA_TOKEN");
        assertThatThrownBy(() -> {
                    try (var standIns = new StandIns(new StandInSettings(environment), Clock.systemUTC())) {
                        standIns.start();
                    }
                })
                .hasMessageContaining("SLIPWAY_CA_TOKEN");
    }

    private Map<String, String> environment(int base) {
        var environment = new HashMap<String, String>();
        environment.put("SLIPWAY_PORT_BASE", Integer.toString(base));
        environment.put("SLIPWAY_STANDIN_DATA", folder.resolve("data").toString());
        environment.put("SLIPWAY_ISSUER_CLIENTS", "{\"gate\":\"secret\"}");
        environment.put("SLIPWAY_GIT_URL", folder.resolve("none.git").toString());
        environment.put("SLIPWAY_CA_CERTIFICATE", folder.resolve("root.pem").toString());
        environment.put("SLIPWAY_DNS_TSIG_NAME", "slipway.");
        environment.put("SLIPWAY_DNS_TSIG_SECRET", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ=");
        for (var url : new String[] {"GATE", "DNS", "REGISTRY"}) {
            environment.put("SLIPWAY_" + url + "_URL", "http://127.0.0.1:9");
        }
        for (var secret : new String[] {
            "ISSUER_ADMIN_SECRET",
            "REGISTRY_WEBHOOK_SECRET",
            "GITHUB_TOKEN",
            "SLACK_TOKEN",
            "CLUSTER_AGENT_SECRET",
            "CLUSTER_TOKEN",
            "CA_TOKEN"
        }) {
            environment.put("SLIPWAY_" + secret, "secret");
        }
        return environment;
    }

    /** A base whose nine ports are free now. */
    private static int freeBase() {
        return IntStream.iterate(21_000, base -> base < 31_000, base -> base + 40)
                .filter(base -> IntStream.rangeClosed(10, 18).allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
