package dev.slipway.gate.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.net.URI;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class RegistryPeerTest extends PeerContract {
    private static final Digest IMAGE = Digest.of(new byte[] {1});

    RegistryPeerTest() {
        super("registry");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var limit = DataSize.ofMegabytes(1);
        var properties = new RegistryProperties(URI.create("http://registry.test"), limit, limit, limit);
        return new RegistryReader(http, new ManifestParser(JsonMapper.shared()), properties)
                .signatures("micro-apps/where2eat", IMAGE);
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("""
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 2}, "layers": []}""".formatted(IMAGE));
    }

    /** A signature that cannot be read is one that does not hold, and never none. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThat(call.get())
                .asInstanceOf(InstanceOfAssertFactories.list(FoundSignature.class))
                .singleElement()
                .satisfies(found -> assertThat(found.payload()).isEmpty());
    }
}
