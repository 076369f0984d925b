package dev.slipway.runtime.http;

import org.springframework.web.client.RestClient;

/**
 * Makes clients for configured peers ({@code slipway.http.clients.<name>.*}). Every call has a connect, a response and a
 * total time limit, a largest answer, a circuit breaker and, where the method is idempotent (RFC 9110 section 9.2.2),
 * repetition that honours {@code Retry-After}. Redirects are followed on the same host only; hosts that are not configured are
 * never dialled.
 *
 * <p>Calls end with the answer, with {@link dev.slipway.runtime.RetryableException} (connection, time, 429, 5xx, open
 * circuit) or with {@link RemoteProblem} (4xx and answers that cannot be used).
 */
public interface OutgoingHttp {

    /** A client of the peer; each call gives a new builder, which the caller may refine. */
    RestClient.Builder client(String name);

    /** The same, with the bearer token of this service (OAuth 2 client credentials, RFC 6749 section 4.4). */
    RestClient.Builder serviceClient(String service);
}
