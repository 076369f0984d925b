package dev.slipway.gate.check;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.gate.source.SourceAddress;
import dev.slipway.gate.source.SourceProperties;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import org.junit.jupiter.api.Nested;

/** Check runs on GitHub: looked for, which is repeated, and made, which is not. */
class GithubPeerTest {
    private static final CheckRun RUN = new CheckRun(
            CheckRun.NAME,
            "c".repeat(40),
            "where2eat/sha256:ab",
            "completed",
            "success",
            new CheckRun.Output("a", "b"));
    private static final SourceAddress REPOSITORY = new SourceAddress("acme/where2eat");

    private static GithubChecks checks(OutgoingHttp http) {
        return new GithubChecks(http, new SourceProperties("github.com", "token"));
    }

    @Nested
    class Finding extends PeerContract {
        Finding() {
            super("github");
        }

        @Override
        protected Object call(OutgoingHttp http, ServiceClients services) {
            return checks(http).find(REPOSITORY, RUN).orElseThrow();
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return okJson("{\"check_runs\": [{\"id\": 7, \"external_id\": \"where2eat/sha256:ab\"}]}");
        }
    }

    @Nested
    class Making extends PeerContract {
        Making() {
            super("github");
        }

        @Override
        protected Object call(OutgoingHttp http, ServiceClients services) {
            return checks(http).create(REPOSITORY, RUN);
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return okJson("{\"id\": 7, \"external_id\": \"where2eat/sha256:ab\"}")
                    .withStatus(201);
        }

        @Override
        protected boolean repeats() {
            return false;
        }
    }
}
