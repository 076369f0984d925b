package dev.slipway.runtime.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jose.util.Resource;
import dev.slipway.runtime.security.IssuerMetadata;
import dev.slipway.testkit.peer.PeerContract;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service needs a token of its own, and the issuer that gives it misbehaves: a POST without a key, and therefore sent once. */
class ServiceTokensPeerTest extends PeerContract {
    ServiceTokensPeerTest() {
        super("issuer");
    }

    /** By new ones each time, because they keep what they got. */
    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var metadata = new IssuerMetadata(
                URI.create(address()), _ -> new Resource("""
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token"}""".formatted(address()), "application/json"));
        return new ServiceTokens(
                        http.client("issuer").build(),
                        metadata,
                        new HttpProperties("gate", "sesame", Map.of()),
                        Clock.systemUTC())
                .bearer(List.of("internal"));
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("{\"access_token\": \"t-1\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
    }

    @Override
    protected Stream<String> nonsense() {
        return Stream.concat(
                super.nonsense(), Stream.of("null", "[]", "{\"access_token\": null}", "{\"access_token\": [\"t-1\"]}"));
    }

    @Override
    protected boolean repeats() {
        return false;
    }
}
