package dev.slipway.runtime.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whom this service calls, and how patiently.
 *
 * @param clientId this service at the issuer
 * @param clientSecret its secret
 * @param clients by name
 */
@ConfigurationProperties("slipway.http")
record HttpProperties(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue Map<String, Client> clients) {

    /** The peer's settings, or the defaults for one that nobody configured (which cannot be called: it has no address). */
    Client client(String name) {
        return clients.getOrDefault(name, UNCONFIGURED);
    }

    private static final Client UNCONFIGURED = new Client(
            null,
            Set.of(),
            Set.of(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            DataSize.ofMegabytes(10),
            50,
            3,
            Duration.ofSeconds(10),
            List.of("internal"),
            null);

    /**
     * @param baseUrl where the peer is; without it every call fails
     * @param alsoHosts further hosts that this client may dial, such as a registry's token server
     * @param alsoUrls addresses that other settings name, whose hosts it may dial as well
     * @param connectTimeout to open a connection, or to wait for a free one
     * @param readTimeout longest silence of the peer
     * @param totalTimeout for a call with all its repetitions, to the last byte of the answer
     * @param maxResponseSize largest answer, unpacked
     * @param maxConnections open at a time
     * @param attempts of an idempotent call, the first one included
     * @param openFor how long an open circuit stays open; it opens when half of the last 20 calls failed
     * @param scopes asked for by {@code serviceClient}
     * @param sslBundle name of the SSL bundle ({@code spring.ssl.bundle.*}) whose trust is used instead of Java's
     */
    record Client(
            @Nullable URI baseUrl,
            @DefaultValue Set<String> alsoHosts,
            @DefaultValue Set<URI> alsoUrls,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("5s") Duration readTimeout,
            @DefaultValue("20s") Duration totalTimeout,
            @DefaultValue("10MB") DataSize maxResponseSize,
            @DefaultValue("50") int maxConnections,
            @DefaultValue("3") int attempts,
            @DefaultValue("10s") Duration openFor,
            @DefaultValue("internal") List<String> scopes,
            @Nullable String sslBundle) {}
}
