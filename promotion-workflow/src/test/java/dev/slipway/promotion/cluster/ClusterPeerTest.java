package dev.slipway.promotion.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.util.function.Supplier;

class ClusterPeerTest extends PeerContract {
    ClusterPeerTest() {
        super("cluster");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        return new Deployments(http, new ClusterProperties("token")).rollout("dining-staging", "where2eat");
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("{\"status\": {\"updatedReplicas\": 1, \"replicas\": 1, \"availableReplicas\": 1}}");
    }

    /** An object that is no Deployment has no replicas: nothing runs, and it is asked again. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        var failure = catchThrowable(() ->
                assertThat(call.get()).isNotInstanceOf(Rollout.Running.class).isNotInstanceOf(Rollout.Absent.class));
        if (failure != null) {
            assertThat(failure).isInstanceOf(RemoteProblem.class);
        }
    }
}
