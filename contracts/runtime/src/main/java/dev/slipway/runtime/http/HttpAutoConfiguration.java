package dev.slipway.runtime.http;

import dev.slipway.runtime.peer.GuardedCalls;
import dev.slipway.runtime.security.IssuerMetadata;
import dev.slipway.runtime.security.SecurityAutoConfiguration;
import dev.slipway.runtime.security.Standing;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Outgoing clients for every service. */
@AutoConfiguration(
        after = SecurityAutoConfiguration.class,
        afterName = {
            "io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration",
            "io.github.resilience4j.springboot.retry.autoconfigure.RetryAutoConfiguration",
            "io.github.resilience4j.springboot.timelimiter.autoconfigure.TimeLimiterAutoConfiguration"
        })
@EnableConfigurationProperties(HttpProperties.class)
public class HttpAutoConfiguration {

    @Bean
    RemoteProblems remoteProblems() {
        return new RemoteProblems();
    }

    @Bean
    Peers peers(
            ObjectProvider<CircuitBreakerRegistry> breakers,
            ObjectProvider<RetryRegistry> retries,
            ObjectProvider<TimeLimiterRegistry> limiters) {
        return new Peers(
                breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults),
                retries.getIfAvailable(RetryRegistry::ofDefaults),
                limiters.getIfAvailable(TimeLimiterRegistry::ofDefaults));
    }

    /** For peers that speak something else than HTTP. */
    @Bean
    GuardedCalls guardedCalls(
            ObjectProvider<CircuitBreakerRegistry> breakers, ObjectProvider<TimeLimiterRegistry> limiters) {
        return new GuardedCalls(
                breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults),
                limiters.getIfAvailable(TimeLimiterRegistry::ofDefaults));
    }

    @Bean
    @ConditionalOnMissingBean(OutgoingHttp.class)
    GuardedHttp outgoingHttp(
            HttpProperties properties,
            Peers peers,
            SslBundles bundles,
            ObjectProvider<ObservationRegistry> observations,
            JsonMapper json,
            Clock clock,
            @Value("${slipway.area:service}") String service,
            ObjectProvider<ServiceTokens> tokens) {
        var shared = new GuardedHttp.Shared(
                bundles,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                json,
                clock,
                "slipway-" + service);
        return new GuardedHttp(properties, peers, shared, tokens::getObject);
    }

    /** The issuer is a client like any other, named {@code issuer}: what it publishes, and the tokens that it gives. */
    @Bean
    IssuerAnswers issuerAnswers(OutgoingHttp http) {
        return new IssuerAnswers(http);
    }

    @Bean
    ServiceTokens serviceTokens(OutgoingHttp http, IssuerMetadata metadata, HttpProperties properties, Clock clock) {
        return new ServiceTokens(http.client("issuer").build(), metadata, properties, clock);
    }

    @Bean
    @ConditionalOnMissingBean(Standing.class)
    DirectoryStanding directoryStanding(ObjectProvider<ServiceClients> services) {
        return new DirectoryStanding(services);
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceClients serviceClients(OutgoingHttp http) {
        return new ProxyClients(http);
    }
}
