package dev.slipway.notifier.interaction;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.PromotionClient;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;

class PromotionPeerTest extends PeerContract {
    PromotionPeerTest() {
        super("promotion");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        return services.of(PromotionClient.class)
                .decide("a1", new ChatDecision("slack", "T1", "U1", "approve", "sha256:ab", null, "i1"));
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("{\"outcome\": \"granted\", \"text\": \"You approved.\", \"decision\": \"d1\"}");
    }

    /** A decision is a POST without a key: its row at the owner makes a second one harmless, and the job sends it. */
    @Override
    protected boolean repeats() {
        return false;
    }
}
