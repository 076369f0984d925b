package dev.slipway.runtime.http;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.slipway.runtime.RetryableException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * What the issuer publishes, fetched as from every other peer: by the client {@code issuer}, with its time limits, largest answer, repetition, circuit and hosts. No
 * answer is an {@link IOException}, whose cause is a {@link RetryableException} or a {@link RemoteProblem}.
 */
public final class IssuerAnswers implements ResourceRetriever {
    private final RestClient issuer;

    public IssuerAnswers(OutgoingHttp http) {
        this.issuer = http.client("issuer").build();
    }

    @Override
    public Resource retrieveResource(URL published) throws IOException {
        try {
            var answer = issuer.get()
                    .uri(URI.create(published.toString()))
                    .accept(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/jwk-set+json"))
                    .retrieve()
                    .body(byte[].class);
            return new Resource(
                    answer == null ? "" : new String(answer, StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_VALUE);
        } catch (RetryableException | RemoteProblem | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
