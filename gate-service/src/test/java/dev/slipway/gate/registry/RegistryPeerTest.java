package dev.slipway.gate.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

class RegistryPeerTest extends PeerContract {
    private static final String MANIFEST = "{\"schemaVersion\": 2, \"layers\": []}";

    RegistryPeerTest() {
        super("registry");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var limit = DataSize.ofMegabytes(1);
        var properties = new RegistryProperties(URI.create("http://registry.test"), limit, limit, limit);
        return new RegistryClient(http, properties)
                .manifest("micro-apps/where2eat", Digest.of(MANIFEST.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson(MANIFEST);
    }

    /** What was asked for by digest has that digest, or is not the image. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(UnusableImage.class);
    }
}
