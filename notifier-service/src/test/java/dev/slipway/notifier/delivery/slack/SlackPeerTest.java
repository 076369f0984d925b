package dev.slipway.notifier.delivery.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class SlackPeerTest extends PeerContract {
    SlackPeerTest() {
        super("slack");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var properties = new SlackProperties("token", List.of("secret"), "C0APPROVALS");
        return new SlackApi(http, properties, ObservationRegistry.NOOP)
                .call("chat.postMessage", Map.of("channel", "C0APPROVALS", "text", "Release it?"));
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("{\"ok\": true, \"channel\": \"C0APPROVALS\", \"ts\": \"1.1\"}");
    }

    /** Slack has no keys: a message that may have arrived is looked for before it is sent again. */
    @Override
    protected boolean repeats() {
        return false;
    }

    /** An object that is neither yes nor no may be a proxy's: the message waits. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOfAny(RemoteProblem.class, RetryableException.class);
    }
}
