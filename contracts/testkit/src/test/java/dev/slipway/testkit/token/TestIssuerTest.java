package dev.slipway.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TestIssuerTest {
    @Test
    void givesAServiceItsTokenForItsCredentials() throws Exception {
        var basic = Base64.getEncoder().encodeToString("gate:secret".getBytes(StandardCharsets.UTF_8));
        var answer = post(
                HttpRequest.newBuilder().header("Authorization", "Basic " + basic),
                "grant_type=client_credentials&scope=internal");
        var claims = SignedJWT.parse((String) answer.get("access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("gate");
        assertThat(claims.getClaim("kind")).isEqualTo("service");
        assertThat(claims.getClaim("scope")).isEqualTo("internal");
    }

    @Test
    void takesTheCredentialsFromTheFormAsWell() throws Exception {
        var answer = post(
                HttpRequest.newBuilder(),
                "grant_type=client_credentials&client_id=notifier&client_secret=x&scope=internal+decisions.relay");
        var claims = SignedJWT.parse((String) answer.get("access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("notifier");
        assertThat(claims.getClaim("scope")).isEqualTo("internal decisions.relay");
    }

    @Test
    void saysInATokenWhoSomebodyIs() throws Exception {
        var claims = SignedJWT.parse(TestTokens.person("finance", "finance")).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(TestIssuer.shared().url());
        assertThat(claims.getAudience()).containsExactly("slipway");
        assertThat(claims.getSubject()).isEqualTo(TestTokens.personId("finance"));
        assertThat(claims.getClaim("email")).isEqualTo("finance@slipway.test");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("creator", "finance"));
    }

    private static Map<?, ?> post(HttpRequest.Builder request, String form) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    request.uri(URI.create(TestIssuer.shared().url() + "/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            return JsonMapper.shared().readValue(answer.body(), Map.class);
        }
    }
}
