package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Fetches certificates from the DNS service as the client {@code cluster}, whose token it keeps while that is valid. */
final class BundleClient {
    private static final String CLIENT = "cluster";
    private static final long EARLY_SECONDS = 60;

    private record Token(String value, long untilNanos) {}

    private final HttpClient http;
    private final URI dns;
    private final URI issuer;
    private final String secret;
    private volatile Optional<Token> token = Optional.empty();

    BundleClient(HttpClient http, URI dns, URI issuer, String secret) {
        this.http = http;
        this.dns = dns;
        this.issuer = issuer;
        this.secret = secret;
    }

    Bundle fetch(String certificateId) throws IOException, InterruptedException {
        var id = URLEncoder.encode(certificateId, StandardCharsets.UTF_8).replace("+", "%20");
        var request = HttpRequest.newBuilder(URI.create(dns + "/internal/v1/certificates/" + id + "/bundle"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 401) {
            token = Optional.empty();
        }
        var bundle = json(response);
        return Bundle.parse(
                bundle.path("certificateChain").asString(""),
                bundle.path("privateKey").asString(""));
    }

    private String token() throws IOException, InterruptedException {
        var kept = token;
        if (kept.isPresent() && kept.get().untilNanos - System.nanoTime() > 0) {
            return kept.get().value;
        }
        var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var answer = json(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        var seconds = Math.max(1, answer.path("expires_in").asLong(0) - EARLY_SECONDS);
        var fresh = new Token(
                answer.path("access_token").asString(""), System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        token = Optional.of(fresh);
        return fresh.value;
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(response.uri().getPath() + " answers " + response.statusCode());
        }
        return Json.tryParse(response.body())
                .orElseThrow(() -> new IOException(response.uri().getPath() + " answers no JSON"));
    }
}
