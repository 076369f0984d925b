package dev.slipway.local.issuer;

import dev.slipway.local.web.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /slipway/token}: the form field {@code user} names who; the administrator's secret is the bearer token. */
final class IdentityTokens extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final transient JwtEncoder encoder;
    private final transient Clock clock;
    private final String issuer;
    private final String adminSecret;

    IdentityTokens(JwtEncoder encoder, Clock clock, String issuer, String adminSecret) {
        this.encoder = encoder;
        this.clock = clock;
        this.issuer = issuer;
        this.adminSecret = adminSecret;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var secret = Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring(7));
        if (secret.isEmpty() || !same(secret.get(), adminSecret)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            answer(response, 401, Json.object().put("error", "invalid_token"));
            return;
        }
        var user = Optional.ofNullable(request.getParameter("user")).orElse("");
        var identity = Identity.named(user);
        if (identity.isEmpty()) {
            answer(
                    response,
                    404,
                    Json.object()
                            .put("error", "unknown_user")
                            .put("error_description", "nobody is called '" + user + "'"));
            return;
        }
        answer(
                response,
                200,
                Json.object()
                        .put("access_token", token(identity.get()))
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFETIME.toSeconds()));
    }

    private String token(Identity identity) {
        var now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(identity.subject())
                .audience(List.of("slipway"))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFETIME))
                .id(UUID.randomUUID().toString())
                .claims(all -> all.putAll(identity.claims()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
    }

    private static void answer(HttpServletResponse response, int status, ObjectNode document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(document));
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
