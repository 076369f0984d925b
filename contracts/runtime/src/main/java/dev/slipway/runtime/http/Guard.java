package dev.slipway.runtime.http;

import dev.slipway.runtime.RetryableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Stands around every call of one client: time limit (repeat (circuit breaker (attempt, read to its end))). An attempt runs in a
 * virtual thread, whose interruption closes its socket, so that the time limit really ends it.
 */
final class Guard implements ClientHttpRequestInterceptor {

    /** RFC 9110 section 9.2.2; a POST with an idempotency key may be repeated as well. */
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private static final Duration LATER = Duration.ofSeconds(5);

    private final String client;
    private final HttpProperties.Client settings;
    private final AllowedHosts hosts;
    private final Resilience resilience;
    private final ExecutorService threads;
    private final Clock clock;

    /** The Resilience4j instances of one client. */
    record Resilience(TimeLimiter limiter, Retry retry, CircuitBreaker breaker) {}

    Guard(String client, HttpProperties.Client settings, Resilience resilience, ExecutorService threads, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.hosts = AllowedHosts.of(client, settings);
        this.resilience = resilience;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        hosts.check(request.getURI());
        Callable<ClientHttpResponse> attempt =
                CircuitBreaker.decorateCallable(resilience.breaker(), () -> once(request, body, execution));
        var call = repeatable(request) ? Retry.decorateCallable(resilience.retry(), attempt) : attempt;
        try {
            return resilience.limiter().executeFutureSupplier(() -> threads.submit(call));
        } catch (CallNotPermittedException e) {
            throw new RetryableException(
                    client + " failed too often and is left alone for a while", settings.openFor(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw later(e);
        }
    }

    private ClientHttpResponse once(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws AttemptFailed {
        try (var response = execution.execute(request, body)) {
            int status = response.getStatusCode().value();
            var wait = RetryAfter.in(response.getHeaders(), clock);
            if (status == 429 || status >= 500 || (status == 403 && wait.isPresent())) {
                throw AttemptFailed.answered(client, status, wait);
            }
            return WholeAnswer.read(client, response, settings.maxResponseSize());
        } catch (IOException e) {
            throw AttemptFailed.broken(client, e);
        }
    }

    private static boolean repeatable(HttpRequest request) {
        return IDEMPOTENT.contains(request.getMethod()) || request.getHeaders().containsHeader("Idempotency-Key");
    }

    private RuntimeException later(Exception failure) {
        return switch (failure) {
            case AttemptFailed failed ->
                new RetryableException(
                        String.valueOf(failed.getMessage()), failed.retryAfter().orElse(LATER), failed);
            case TimeoutException timeout ->
                new RetryableException(
                        client + " gave no whole answer within " + settings.totalTimeout(), LATER, timeout);
            default -> new RetryableException(client + " could not be called", LATER, failure);
        };
    }
}
