package dev.slipway.runtime.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.IssuerAnswers;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import dev.slipway.testkit.token.TestIssuer;
import dev.slipway.testkit.token.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.unit.DataSize;

/** A good token comes, and the issuer that could say so misbehaves: nobody is told that the token is bad, and none is taken on its word. */
class IssuerPeerTest {
    private static final URI ISSUER = URI.create(TestIssuer.shared().url());
    private static final String TOKEN = TestTokens.person("creator");

    @Nested
    class Keys extends Misbehaving {
        @Override
        Object ask(IssuerAnswers answers) {
            var properties = new SecurityProperties(
                    ISSUER,
                    "slipway",
                    URI.create(address() + "/jwks"),
                    Duration.ofSeconds(30),
                    DataSize.ofMegabytes(1),
                    "default-src 'none'");
            var metadata = new IssuerMetadata(ISSUER, answers);
            var keys = new IssuerKeys(answers, Duration.ofSeconds(10));
            return new IssuerDecoder(properties, metadata, keys, Clock.systemUTC()).decode(TOKEN);
        }

        @Override
        protected Stream<String> nonsense() {
            return Stream.concat(
                    super.nonsense(),
                    Stream.of("null", "[]", "{\"keys\": []}", "{\"keys\": null}", "{\"keys\": [null]}"));
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return aResponse().proxiedFrom(ISSUER.toString());
        }
    }

    @Nested
    class Metadata extends Misbehaving {
        @Override
        Object ask(IssuerAnswers answers) {
            return new IssuerMetadata(URI.create(address()), answers).jwksUri();
        }

        @Override
        protected Stream<String> nonsense() {
            var addresses = Stream.of("null", "7", "\"/jwks\"", "\"https:// \"", "\"file:///jwks\"")
                    .map(keys -> "{\"issuer\": \"%s\", \"jwks_uri\": %s}".formatted(address(), keys));
            return Stream.of(super.nonsense(), Stream.of("null", "[]", "7"), addresses)
                    .flatMap(more -> more);
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return okJson("{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/jwks\"}".formatted(address()));
        }
    }

    abstract static class Misbehaving extends PeerContract {
        Misbehaving() {
            super("issuer");
        }

        abstract Object ask(IssuerAnswers answers);

        /** As the surface does: a bad token is 401, and everything else 503, with the wait that stands in the cause. */
        @Override
        protected final Object call(OutgoingHttp http, ServiceClients services) {
            try {
                return ask(new IssuerAnswers(http));
            } catch (BadJwtException e) {
                throw new AssertionError("A token is called bad whose key could not be had", e);
            } catch (JwtException e) {
                throw reason(e);
            }
        }

        @Override
        protected final void seesNonsense(Supplier<Object> call) {
            assertThatThrownBy(call::get).isInstanceOf(JwtException.class);
        }

        private static RuntimeException reason(JwtException unknown) {
            return Stream.<Throwable>iterate(unknown, cause -> cause != null, Throwable::getCause)
                    .filter(RetryableException.class::isInstance)
                    .<RuntimeException>map(RetryableException.class::cast)
                    .findFirst()
                    .orElse(unknown);
        }
    }
}
