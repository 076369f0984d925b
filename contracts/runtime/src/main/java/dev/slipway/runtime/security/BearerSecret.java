package dev.slipway.runtime.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A secret in the header {@code Authorization}, as container registries can: {@code Bearer <secret>} (RFC 6750),
 * {@code Basic} with the secret as password (RFC 7617), or the bare secret as Harbor sends it. The body is not signed.
 */
public final class BearerSecret implements WebhookAuthenticator {

    private final String sender;
    private final Secrets secrets;

    /** Any of the secrets is accepted, so that one can be replaced without a gap. */
    public BearerSecret(String sender, List<String> secrets) {
        this.sender = sender;
        this.secrets = new Secrets(secrets);
    }

    @Override
    public VerifiedWebhook verify(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization"))
                .orElseThrow(() -> RawWebhook.refused("The header Authorization is missing.")
                        .header("WWW-Authenticate", "Bearer"));
        if (!secrets.anyMakes(secretIn(header), secret -> secret)) {
            throw RawWebhook.refused("The secret in the header Authorization is not the one agreed.")
                    .header("WWW-Authenticate", "Bearer");
        }
        return RawWebhook.verified(request, RawWebhook.body(request), sender);
    }

    private static String secretIn(String header) {
        var parts = header.strip().split(" +", 2);
        if (parts.length < 2) {
            return header.strip();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> parts[1];
            case "basic" -> passwordIn(parts[1]);
            default -> header.strip();
        };
    }

    private static String passwordIn(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            throw RawWebhook.refused("The header Authorization is not readable.")
                    .because(e);
        }
    }
}
