package dev.slipway.local.issuer;

import dev.slipway.local.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The services that may ask for a token, and the scopes of each. */
final class ServiceClients {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private ServiceClients() {}

    /** From a JSON object of client id to secret. */
    static RegisteredClientRepository parse(String json) {
        var secrets = Json.tryObject(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        new IllegalArgumentException("SLIPWAY_ISSUER_CLIENTS is a JSON object of client id to secret"));
        return new InMemoryRegisteredClientRepository(secrets.properties().stream()
                .map(client -> client(client.getKey(), client.getValue().asString()))
                .toList());
    }

    private static RegisteredClient client(String id, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(scopesOf(id)))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
                .build();
    }

    private static Set<String> scopesOf(String id) {
        return switch (id) {
            case "cluster" -> Set.of("certificates.read");
            case "notifier" -> Set.of("internal", "decisions.relay");
            default -> Set.of("internal");
        };
    }

    /** The secrets come from the environment at each start and are stored nowhere, so they need no hash. */
    static PasswordEncoder plainSecrets() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence secret) {
                return secret == null ? null : secret.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence given, @Nullable String expected) {
                return given != null
                        && expected != null
                        && MessageDigest.isEqual(
                                given.toString().getBytes(StandardCharsets.UTF_8),
                                expected.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
