package dev.slipway.runtime.security;

import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the issuer says about itself (OpenID Connect Discovery 1.0 section 4), asked once it is needed and then kept. One caller asks, and the others wait for it no longer
 * than for keys; whoever gets no answer gets a {@link JwtException}, whose cause says why.
 */
public final class IssuerMetadata {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** For who waits while somebody else asks the issuer. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI issuer;
    private final ResourceRetriever answers;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Map<String, Object> known;

    /** @param answers fetches what the issuer publishes */
    public IssuerMetadata(URI issuer, ResourceRetriever answers) {
        this.issuer = issuer;
        this.answers = answers;
    }

    public URI jwksUri() {
        return address("jwks_uri");
    }

    /** Where this service gets its own tokens (RFC 6749 section 3.2). */
    public URI tokenEndpoint() {
        return address("token_endpoint");
    }

    private URI address(String member) {
        if (metadata().get(member) instanceof String address) {
            return URI.create(address);
        }
        throw new JwtException("The issuer at " + issuer + " names no " + member);
    }

    private Map<String, Object> metadata() {
        var said = known;
        if (said != null) {
            return said;
        }
        awaitTurn();
        try {
            said = known;
            if (said == null) {
                said = ask();
                known = said;
            }
            return said;
        } finally {
            asking.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new JwtException("The issuer at " + issuer + " was asked already and has not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException("Stopped while the issuer was asked", e);
        }
    }

    private Map<String, Object> ask() {
        var at = URI.create(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            var answer = answers.retrieveResource(at.toURL()).getContent();
            Map<String, Object> said = JSON.readValue(answer, new TypeReference<>() {});
            if (!issuer.toString().equals(said.get("issuer"))) {
                throw new JwtException("Who answers at " + at + " is not the issuer " + issuer);
            }
            return said;
        } catch (IOException | JacksonException e) {
            throw new JwtException("The issuer at " + issuer + " does not answer", e);
        }
    }
}
