package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerMetadataTest {
    private static final URI ISSUER = URI.create("https://login.example");
    private static final String GOOD = """
            {"issuer": "https://login.example", "jwks_uri": "https://login.example/keys", "token_endpoint": "https://login.example/token"}""";

    private volatile String said = GOOD;
    private final AtomicInteger asked = new AtomicInteger();
    private final IssuerMetadata metadata = new IssuerMetadata(ISSUER, _ -> {
        asked.incrementAndGet();
        return new Resource(said, "application/json");
    });

    @Test
    void asksOnce() {
        assertThat(metadata.jwksUri()).hasPath("/keys");
        assertThat(metadata.tokenEndpoint()).hasPath("/token");

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"issuer\": \"https://else.example\", \"jwks_uri\": \"https://else.example/keys\"}",
                "{\"issuer\": \"https://login.example\"}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": null}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": 7}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"/keys\"}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"https:keys\"}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"https:// \"}",
                "{\"issuer\": \"https://login.example\", \"jwks_uri\": \"file:///keys\"}"
            })
    void keepsNothingThatCannotBeUsed(String nonsense) {
        said = nonsense;
        assertThatThrownBy(metadata::jwksUri).isInstanceOf(JwtException.class);

        said = GOOD;
        assertThat(metadata.jwksUri()).hasPath("/keys");
    }

    @Test
    void asksOnceForAllWhoWait() {
        var broken = new CountDownLatch(1);
        var hanging = new IssuerMetadata(ISSUER, _ -> {
            asked.incrementAndGet();
            await().until(() -> broken.getCount() == 0);
            throw new IOException("gave no answer");
        });
        Queue<Throwable> seen = new ConcurrentLinkedQueue<>();
        var callers = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                    try {
                        hanging.jwksUri();
                    } catch (JwtException e) {
                        seen.add(e);
                    }
                }))
                .limit(5)
                .toList();
        await().until(() -> waiting(callers));

        broken.countDown();

        await().untilAsserted(() -> assertThat(seen).hasSize(5).allSatisfy(why -> assertThat(why)
                .hasRootCauseInstanceOf(IOException.class)));
        assertThat(asked).hasValue(1);
    }

    private static boolean waiting(List<Thread> callers) {
        return callers.stream()
                .allMatch(caller ->
                        caller.getState() == Thread.State.WAITING || caller.getState() == Thread.State.TIMED_WAITING);
    }
}
