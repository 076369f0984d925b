package dev.slipway.testkit.peer;

import dev.slipway.runtime.http.HttpAutoConfiguration;
import dev.slipway.runtime.http.IssuerAnswers;
import dev.slipway.runtime.security.IssuerMetadata;
import dev.slipway.testkit.token.TestIssuer;
import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerMetricsAutoConfiguration;
import io.github.resilience4j.springboot.retry.autoconfigure.RetryAutoConfiguration;
import io.github.resilience4j.springboot.retry.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.resilience4j.springboot.timelimiter.autoconfigure.TimeLimiterAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of a service that calls others, with its own configuration and real meters, and nothing else of it. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    HttpAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SslAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    CircuitBreakerAutoConfiguration.class,
    CircuitBreakerMetricsAutoConfiguration.class,
    RetryAutoConfiguration.class,
    RetryMetricsAutoConfiguration.class,
    TimeLimiterAutoConfiguration.class
})
class PeerContext {
    @Bean
    IssuerMetadata issuerMetadata(IssuerAnswers issuer) {
        return new IssuerMetadata(URI.create(TestIssuer.shared().url()), issuer);
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.create();
    }

    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
