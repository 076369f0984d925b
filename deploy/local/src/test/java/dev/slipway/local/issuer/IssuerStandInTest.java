package dev.slipway.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.local.web.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerStandInTest {
    private static final String ISSUER = "http://127.0.0.1:8090";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path data;

    private final Map<String, Boolean> parts = new ConcurrentHashMap<>(Map.of("registry", true));
    private IssuerStandIn issuer;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        var clients = "{\"gate\":\"gate-secret\",\"notifier\":\"notifier-secret\",\"cluster\":\"cluster-secret\"}";
        issuer = new IssuerStandIn(
                0, new IssuerSettings(ISSUER, clients, "admin-secret", data), () -> parts, Clock.systemUTC());
        client = new TestClient(issuer.port());
    }

    @AfterEach
    void stop() {
        client.close();
        issuer.close();
    }

    @Test
    void describesItselfAndItsKeys() {
        var configuration = client.get("/.well-known/openid-configuration").json();
        assertThat(configuration.path("issuer").asString()).isEqualTo(ISSUER);
        assertThat(configuration.path("jwks_uri").asString()).isEqualTo(ISSUER + "/oauth2/jwks");
        assertThat(client.get("/oauth2/jwks")
                        .json()
                        .path("keys")
                        .path(0)
                        .path("alg")
                        .asString())
                .isEqualTo("RS256");
        assertThat(client.get("/oauth2/jwks").json().path("keys").path(0).has("d"))
                .as("the private part")
                .isFalse();
    }

    @Test
    void givesServicesTheirScopes() throws Exception {
        var gate = verified(service("gate", "gate-secret", "grant_type=client_credentials"));
        assertThat(gate.getSubject()).isEqualTo("gate");
        assertThat(gate.getAudience()).containsExactly("slipway");
        assertThat(gate.getStringClaim("kind")).isEqualTo("service");
        assertThat(gate.getStringClaim("scope")).isEqualTo("internal");
        assertThat(verified(service("notifier", "notifier-secret", "grant_type=client_credentials"))
                        .getStringClaim("scope"))
                .isEqualTo("decisions.relay internal");
        assertThat(verified(service("notifier", "notifier-secret", "grant_type=client_credentials&scope=internal"))
                        .getStringClaim("scope"))
                .isEqualTo("internal");
        assertThat(verified(service("cluster", "cluster-secret", "grant_type=client_credentials"))
                        .getStringClaim("scope"))
                .isEqualTo("certificates.read");
        assertThat(service("gate", "gate-secret", "grant_type=client_credentials&scope=certificates.read")
                        .status())
                .isEqualTo(400);
        assertThat(service("gate", "guess", "grant_type=client_credentials").status())
                .isEqualTo(401);
        var posted = client.send(
                "POST",
                "/oauth2/token",
                "grant_type=client_credentials&client_id=gate&client_secret=gate-secret",
                "Content-Type",
                FORM);
        assertThat(posted.status()).isEqualTo(200);
    }

    @Test
    void givesPeopleAndTheMachineTheirClaims() throws Exception {
        var approver = verified(person("approver2", "admin-secret"));
        assertThat(approver.getIssuer()).isEqualTo(ISSUER);
        assertThat(approver.getSubject()).isEqualTo("p_fd02b85d3756");
        assertThat(approver.getStringClaim("email")).isEqualTo("approver2@slipway.test");
        assertThat(approver.getStringListClaim("roles")).containsExactly("approver", "creator");
        assertThat(approver.getStringClaim("kind")).isEqualTo("person");
        assertThat(Duration.between(
                        approver.getIssueTime().toInstant(),
                        approver.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(8));
        assertThat(verified(person("creator", "admin-secret")).getStringListClaim("roles"))
                .containsExactly("creator");
        var ci = verified(person("ci", "admin-secret"));
        assertThat(ci.getSubject()).isEqualTo("ci");
        assertThat(ci.getStringListClaim("repositories")).isEqualTo(List.of("micro-apps/*"));
        assertThat(person("stranger", "admin-secret").status()).isEqualTo(404);
        assertThat(person("creator", "guess").status()).isEqualTo(401);
    }

    @Test
    void signsWithTheSameKeyAfterARestart() throws Exception {
        var token =
                person("creator", "admin-secret").json().path("access_token").asString();
        stop();
        start();
        assertThat(verified(token).getSubject()).startsWith("p_");
    }

    @Test
    void isHealthyWhenEveryPartListens() {
        assertThat(client.get("/health").status()).isEqualTo(200);
        parts.put("dns", false);
        assertThat(client.get("/health").status()).isEqualTo(503);
        assertThat(client.get("/health").json().path("parts").path("dns").asString())
                .isEqualTo("DOWN");
    }

    private TestClient.Answer service(String id, String secret, String form) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return client.send("POST", "/oauth2/token", form, "Content-Type", FORM, "Authorization", "Basic " + basic);
    }

    private TestClient.Answer person(String name, String secret) {
        return client.send(
                "POST", "/slipway/token", "user=" + name, "Content-Type", FORM, "Authorization", "Bearer " + secret);
    }

    private com.nimbusds.jwt.JWTClaimsSet verified(TestClient.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return verified(answer.json().path("access_token").asString());
    }

    private com.nimbusds.jwt.JWTClaimsSet verified(String token) throws Exception {
        var keys = JWKSet.parse(client.get("/oauth2/jwks").text());
        var jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }
}
