package dev.slipway.runtime.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.unit.DataSize;

/** The issuer answers for itself, and its keys cannot be had: whether a token is good is not known then, and it is not called bad. */
class IssuerKeysTest {
    private static final int TIMES = 5;

    @RegisterExtension
    final WireMockExtension issuer = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final ECKey key = aKey();

    static Stream<ResponseDefinitionBuilder> misbehaviour() {
        return Stream.of(
                aResponse().withStatus(429).withHeader("Retry-After", "120"),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson("{\"unfinished\": "),
                okJson("{\"none\": \"of what was promised\"}"),
                okJson("null"),
                okJson("[]"),
                okJson("{\"keys\": []}"),
                okJson("{\"keys\": [null]}"),
                okJson("{\"keys\": [{\"kty\": \"of tomorrow\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviour")
    void callsNoTokenBadWhoseKeyCannotBeHad(ResponseDefinitionBuilder answer) throws JOSEException {
        var decoder = decoder(answer);
        var token = token(key);

        for (int time = 0; time < TIMES; time++) {
            assertThatThrownBy(() -> decoder.decode(token))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    /** It may have published a new key since. */
    @ParameterizedTest
    @MethodSource("misbehaviour")
    void callsNoTokenBadWhoseKeyIsNotAmongThoseKept(ResponseDefinitionBuilder answer) throws JOSEException {
        var decoder = decoder(published());
        decoder.decode(token(key));
        issuer.stubFor(get("/keys").willReturn(answer));
        var later = token(aKey());

        for (int time = 0; time < TIMES; time++) {
            assertThatThrownBy(() -> decoder.decode(later))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("misbehaviour")
    void goesOnWithTheKeysItHas(ResponseDefinitionBuilder answer) throws JOSEException {
        var decoder = decoder(published());
        decoder.decode(token(key));
        issuer.stubFor(get("/keys").willReturn(answer));
        var later = token(aKey());
        assertThatThrownBy(() -> decoder.decode(later)).isInstanceOf(JwtException.class);

        assertThat(decoder.decode(token(key)).getSubject()).isEqualTo("p_creator");
    }

    @Test
    void callsATokenBadWhoseSignatureIsWrongAlsoWithoutTheIssuer() throws JOSEException {
        var decoder = decoder(published());
        decoder.decode(token(key));
        issuer.stubFor(get("/keys").willReturn(aResponse().withStatus(503)));
        var later = token(aKey());
        assertThatThrownBy(() -> decoder.decode(later)).isInstanceOf(JwtException.class);
        var forged = token(new ECKey.Builder(aKey()).keyID(key.getKeyID()).build());

        assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void doesNotWaitForKeysThatDoNotCome() throws JOSEException {
        var decoder = decoder(okJson("{\"keys\": []}").withFixedDelay(60_000));
        var token = token(key);

        assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void callsATokenBadWhoseKeyTheIssuerDoesNotPublish() throws JOSEException {
        var decoder = decoder(published());
        assertThat(decoder.decode(token(key)).getSubject()).isEqualTo("p_creator");
        var forged = token(aKey());

        for (int time = 0; time < TIMES; time++) {
            assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
        }
    }

    private ResponseDefinitionBuilder published() {
        return okJson(new JWKSet(key.toPublicJWK()).toString());
    }

    private IssuerDecoder decoder(ResponseDefinitionBuilder keys) {
        issuer.stubFor(get("/.well-known/openid-configuration").willReturn(okJson("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token"}""".formatted(issuer.baseUrl()))));
        issuer.stubFor(get("/keys").willReturn(keys));
        var at = URI.create(issuer.baseUrl());
        var properties = new SecurityProperties(
                at, "slipway", null, Duration.ofSeconds(30), DataSize.ofMegabytes(1), "default-src 'none'");
        var http = new DefaultResourceRetriever(5_000, 5_000, 256 * 1024);
        return new IssuerDecoder(
                properties,
                new IssuerMetadata(at, http),
                new IssuerKeys(http, Duration.ofSeconds(10)),
                Clock.systemUTC());
    }

    private String token(ECKey with) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer.baseUrl())
                        .audience("slipway")
                        .subject("p_creator")
                        .expirationTime(new Date(Clock.systemUTC().millis() + 60_000))
                        .build());
        token.sign(new ECDSASigner(with));
        return token.serialize();
    }

    private static ECKey aKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
