package dev.slipway.runtime.security;

import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the issuer says about itself (OpenID Connect Discovery 1.0 section 4), asked once it is needed and then kept. One caller asks, and all who come meanwhile get the
 * same answer, so that nobody waits longer than for one. Whoever gets none, or one that cannot be used, gets a {@link JwtException}, whose cause says why; such an answer
 * is not kept.
 */
public final class IssuerMetadata {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEYS = "jwks_uri";
    private static final String TOKENS = "token_endpoint";

    private final URI issuer;
    private final ResourceRetriever answers;
    private @Nullable FutureTask<Map<String, URI>> asked;

    /** @param answers fetches what the issuer publishes; how long that may take is its promise */
    public IssuerMetadata(URI issuer, ResourceRetriever answers) {
        this.issuer = issuer;
        this.answers = answers;
    }

    public URI jwksUri() {
        return address(KEYS);
    }

    /** Where this service gets its own tokens (RFC 6749 section 3.2). */
    public URI tokenEndpoint() {
        return address(TOKENS);
    }

    private URI address(String member) {
        var answer = answer();
        answer.run(); // does nothing if somebody else does it or did it
        try {
            var address = answer.get().get(member);
            if (address == null) {
                forget(answer);
                throw new JwtException("The issuer at " + issuer + " names no " + member);
            }
            return address;
        } catch (ExecutionException e) {
            forget(answer);
            throw new JwtException("The metadata of the issuer at " + issuer + " cannot be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException("Stopped while the issuer was asked", e);
        }
    }

    private synchronized FutureTask<Map<String, URI>> answer() {
        var begun = asked;
        if (begun == null) {
            begun = new FutureTask<>(this::ask);
            asked = begun;
        }
        return begun;
    }

    private synchronized void forget(FutureTask<Map<String, URI>> answer) {
        if (answer.equals(asked)) {
            asked = null;
        }
    }

    private Map<String, URI> ask() throws IOException {
        var at = URI.create(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
        var said = JSON.readTree(answers.retrieveResource(at.toURL()).getContent());
        if (!issuer.toString().equals(said.path("issuer").asString(""))) {
            throw new IOException("Who answers at " + at + " is not the issuer " + issuer);
        }
        var addresses = new HashMap<String, URI>();
        for (var member : List.of(KEYS, TOKENS)) {
            if (said.hasNonNull(member)) {
                addresses.put(member, absolute(member, said.path(member).asString("")));
            }
        }
        return addresses;
    }

    private URI absolute(String member, String address) throws IOException {
        try {
            var uri = new URI(address);
            if (String.valueOf(uri.getScheme()).matches("(?i)https?") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IOException("The " + member + " of the issuer " + issuer + " is not readable", e);
        }
        throw new IOException("The " + member + " of the issuer " + issuer + " is no whole address: " + address);
    }
}
