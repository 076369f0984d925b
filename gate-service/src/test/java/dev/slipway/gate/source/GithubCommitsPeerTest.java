package dev.slipway.gate.source;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import org.junit.jupiter.api.Nested;

/** Commits on GitHub: one, and those between two. */
class GithubCommitsPeerTest {
    private static final SourceAddress REPOSITORY = new SourceAddress("acme/where2eat");
    private static final String COMMIT = """
        {"sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e", "commit": {"author": {"email": "octocat@github.test"}, "message": "Fix all the bugs"}}
        """;

    private static GithubCommits commits(OutgoingHttp http) {
        return new GithubCommits(http, new SourceProperties("github.com", "token"));
    }

    @Nested
    class One extends PeerContract {
        One() {
            super("github");
        }

        @Override
        protected Object call(OutgoingHttp http, ServiceClients services) {
            return commits(http).find(REPOSITORY, "a".repeat(40)).orElseThrow();
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return okJson(COMMIT);
        }
    }

    @Nested
    class Between extends PeerContract {
        Between() {
            super("github");
        }

        @Override
        protected Object call(OutgoingHttp http, ServiceClients services) {
            return commits(http)
                    .between(REPOSITORY, "a".repeat(40), "b".repeat(40))
                    .orElseThrow();
        }

        @Override
        protected ResponseDefinitionBuilder good() {
            return okJson("{\"status\": \"ahead\", \"total_commits\": 1, \"commits\": [" + COMMIT + "]}");
        }
    }
}
