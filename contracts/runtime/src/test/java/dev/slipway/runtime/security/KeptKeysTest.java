package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptKeysTest {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final JWKSelector any = new JWKSelector(new JWKMatcher.Builder().build());

    /** They are as old as they may be, and the issuer takes all the time that it is given, to say nothing. */
    @Test
    void servesAllWhoWaitForAnIssuerThatHangs() throws JOSEException, KeySourceException, MalformedURLException {
        var published = new JWKSet(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()).toString();
        var keys = new KeptKeys(
                URI.create("https://login.example/keys").toURL(),
                new IssuerKeys(_ -> onceAndThenNothing(published), LONGEST),
                FRESH);
        assertThat(keys.get(any, null)).hasSize(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            await("that they are asked for again")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        var _ = callers.submit(() -> keys.get(any, null));
                        return asked.get() > 1;
                    });
            var waiting = IntStream.range(0, 5)
                    .mapToObj(_ -> callers.submit(() -> keys.get(any, null)))
                    .toList();

            assertThat(waiting).allSatisfy(caller -> assertThat(caller.get()).hasSize(1));
        }
    }

    private Resource onceAndThenNothing(String published) throws IOException {
        if (asked.getAndIncrement() == 0) {
            return new Resource(published, "application/json");
        }
        try {
            var answered = new CountDownLatch(1).await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            throw new IOException("the issuer answered: " + answered);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
