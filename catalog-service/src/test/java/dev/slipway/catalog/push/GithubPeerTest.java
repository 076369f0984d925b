package dev.slipway.catalog.push;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

class GithubPeerTest extends PeerContract {
    GithubPeerTest() {
        super("github");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var github = new GithubFiles(http, new PushProperties("", "https://github.com/"), JsonMapper.shared());
        return github.appYaml("acme/where2eat", "c".repeat(40))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return ok("name: where2eat\n");
    }

    /** The file is what somebody wrote, so it is taken as it is: whether it describes an app is decided by who reads it. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThat(call.get()).asString().matches("(?s)[<{].*");
    }
}
