package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.slipway.runtime.web.SampleIssuer;
import dev.slipway.runtime.web.SampleServer;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DefaultDenyTest extends SampleServer {

    private final String creator = ISSUER.person("creator", "creator");
    private final String operator = ISSUER.person("operator", "operator");
    private final String gate = ISSUER.service("gate", "internal");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/things",
                "/nothing",
                "/other",
                "/error",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/v3/api-docs/swagger-config",
                "/internal/v1/peers",
                "/index.html"
            })
    void asksEverybodyForATokenFirst(String path) {
        var answer = send(to(path).GET());
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health/readiness", "/actuator/health/liveness", "/actuator/prometheus", "/v3/api-docs"
            })
    void opensWhatWatchersNeed(String path) {
        assertThat(send(to(path).GET()).status()).isEqualTo(200);
    }

    @Test
    void measuresRequestsAndNotTheFiltersOfSecurity() {
        send(as(operator, "/api/v1/things").GET());
        assertThat(send(to("/actuator/prometheus").GET()).text())
                .contains("http_server_requests_seconds_count")
                .doesNotContain("spring_security");
    }

    @Test
    void deniesAnExistingRouteThatNoRuleOpens() {
        assertProblem(get(operator, "/other"), 403, "forbidden");
        assertProblem(send(as(operator, "/api/v1/things").DELETE()), 403, "forbidden");
    }

    @Test
    void saysWhichRoleIsNeeded() {
        var answer = post(creator, "/api/v1/imports", "{}");
        assertProblem(answer, 403, "forbidden");
        assertThat(answer.json()).containsEntry("roles", List.of("finance"));
        assertThat(post(ISSUER.person("finance", "finance"), "/api/v1/imports", "{}")
                        .text())
                .isEqualTo("p_finance");
    }

    @Test
    void turnsAwayWhoeverHasLeft() {
        var leaver = ISSUER.person("leaver", "finance", "operator");
        assertProblem(get(leaver, "/api/v1/me"), 403, "forbidden");
        assertProblem(post(leaver, "/api/v1/imports", "{}"), 403, "forbidden");
        assertProblem(post(leaver, "/api/v1/operations/sample", "{}"), 403, "forbidden");
        assertThat(get(leaver, "/api/v1/me").text()).contains("You have left");
    }

    @Test
    void changesNothingWhileNobodyCanSayWhoHasLeft() {
        var unknowable = ISSUER.person("unknowable", "finance", "operator");
        var answer = post(unknowable, "/api/v1/imports", "{}");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(get(unknowable, "/api/v1/me").status()).isEqualTo(200);
        assertThat(post(unknowable, "/api/v1/operations/sample", "{}").status()).isEqualTo(200);
    }

    @Test
    void heedsMethodSecurity() {
        assertProblem(get(creator, "/api/v1/me/operator"), 403, "forbidden");
        assertThat(get(operator, "/api/v1/me/operator").text()).isEqualTo("ok");
    }

    @Test
    void knowsEachKindOfCaller() {
        assertThat(get(creator, "/api/v1/me").json()).containsEntry("actor", "person:p_creator");
        assertThat(get(ISSUER.machine("micro-apps/*"), "/api/v1/me").json()).containsEntry("actor", "machine:ci");
        assertThat(get(gate, "/api/v1/me").json()).containsEntry("actor", "service:gate");
    }

    @Test
    void neverTakesAServiceForAPerson() {
        var dressedUp = ISSUER.token(claims -> claims.subject("gate")
                .claim("kind", "service")
                .claim("scope", "internal")
                .claim("email", "finance@slipway.test")
                .claim("roles", List.of("finance")));
        assertProblem(get(dressedUp, "/api/v1/me/person"), 403, "forbidden");
        assertProblem(post(dressedUp, "/api/v1/imports", "{}"), 403, "forbidden");
        assertProblem(post(dressedUp, "/api/v1/people-only", "{}"), 403, "forbidden");
        assertProblem(get(dressedUp, "/api/v1/me/operator"), 403, "forbidden");
    }

    @Test
    void neverTakesAPersonForAService() {
        var dressedUp = ISSUER.token(
                claims -> claims.subject("p_x").claim("kind", "person").claim("scope", "internal"));
        assertProblem(get(dressedUp, "/internal/v1/peers"), 403, "forbidden");
        assertThat(get(gate, "/internal/v1/peers").text()).isEqualTo("gate");
        assertProblem(get(ISSUER.service("agent", "certificates.read"), "/internal/v1/peers"), 403, "forbidden");
    }

    @Test
    void keepsAMachineToItsRepositories() {
        var ci = ISSUER.machine("micro-apps/*");
        assertThat(get(ci, "/api/v1/me/machine?repository=micro-apps/menu").text())
                .isEqualTo("true");
        assertThat(get(ci, "/api/v1/me/machine?repository=micro-apps/a/b").text())
                .isEqualTo("false");
        assertThat(get(ci, "/api/v1/me/machine?repository=other/menu").text()).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource
    void refusesTokensThatAreNotOurs(String what, String token, String reason, CapturedOutput log) {
        var answer = get(token, "/api/v1/me");
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(log).containsPattern("GET /api/v1/me with a token that is not accepted: .*(?:" + reason + ")");
    }

    static Stream<Arguments> refusesTokensThatAreNotOurs() {
        var past = Date.from(Clock.systemUTC().instant().minus(Duration.ofMinutes(5)));
        var longAgo = Date.from(past.toInstant().minus(Duration.ofMinutes(5)));
        var stranger = SampleIssuer.key("stranger");
        var imitator = SampleIssuer.key("first");
        var none = new PlainJWT(new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .audience("slipway")
                .subject("p_x")
                .claim("kind", "person")
                .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(600)))
                .build());
        return Stream.of(
                Arguments.of(
                        "expired",
                        ISSUER.token(c -> person(c).issueTime(longAgo).expirationTime(past)),
                        "expired"),
                Arguments.of("without an end", ISSUER.token(c -> person(c).expirationTime(null)), "no end"),
                Arguments.of("other issuer", ISSUER.token(c -> person(c).issuer("https://elsewhere.test")), "iss"),
                Arguments.of("other audience", ISSUER.token(c -> person(c).audience("billing")), "for somebody else"),
                Arguments.of("no audience", ISSUER.token(c -> person(c).audience((String) null)), "for somebody else"),
                Arguments.of("alg none", none.serialize(), "[Aa]lgorithm|Unsupported"),
                Arguments.of("unknown key", ISSUER.signed(stranger, DefaultDenyTest::person), "no matching key"),
                Arguments.of("wrong signature", ISSUER.signed(imitator, DefaultDenyTest::person), "signature"),
                Arguments.of("no kind", ISSUER.token(c -> c.subject("p_x")), "kind"),
                Arguments.of("strange kind", ISSUER.token(c -> c.subject("p_x").claim("kind", "robot")), "kind"),
                Arguments.of("no subject", ISSUER.token(c -> c.claim("kind", "person")), "sub"),
                Arguments.of("not a token", "hello", "[Mm]alformed|JWT"));
    }

    private static JWTClaimsSet.Builder person(JWTClaimsSet.Builder claims) {
        return claims.subject("p_x").claim("kind", "person");
    }

    @Test
    void asksForTheKeysOnlyOnceInAWhile() {
        get(creator, "/api/v1/me");
        int before = ISSUER.keysAsked();
        for (int i = 0; i < 5; i++) {
            get(creator, "/api/v1/me");
        }
        assertThat(ISSUER.keysAsked()).isEqualTo(before);
    }

    @Test
    void takesATokenFromTheHeaderAlone() {
        assertProblem(send(to("/api/v1/me?access_token=" + creator).GET()), 401, "unauthenticated");
        assertProblem(
                send(to("/api/v1/imports")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("access_token=" + creator))),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Content-Type-Options, nosniff",
        "X-Frame-Options, DENY",
        "Referrer-Policy, no-referrer",
        "Cache-Control, no-cache"
    })
    void sendsSecurityHeaders(String name, String value) {
        var answer = get(creator, "/api/v1/me");
        assertThat(answer.header(name)).contains(value);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json()).containsEntry("type", "urn:slipway:problem:" + slug);
    }
}
