package dev.slipway.gate.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.GateActivities;
import dev.slipway.contracts.activities.Step;
import dev.slipway.contracts.activities.VerdictRequest;
import dev.slipway.gate.Described;
import dev.slipway.gate.GateTest;
import dev.slipway.gate.World;
import dev.slipway.runtime.RetryableException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** GitHub says who wrote a build, in the shape of its "Get a commit" and "Compare two commits"; the catalog says who that is. */
class BuildAuthorsTest extends GateTest {
    /** A commit as GitHub shows it: login, address, message. */
    private static final String COMMIT = """
        {"url": "https://api.github.com/repos/octocat/Hello-World/commits/6dcb09b5b57875f334f61aebed695e2e4193db5e",
         "sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e", "node_id": "MDY6Q29tbWl0NmRjYjA5YjViNTc4NzVmMzM0ZjYxYWViZWQ2OTVlMmU0MTkzZGI1ZQ==",
         "commit": {
           "author": {"name": "Monalisa Octocat", "email": "%2$s", "date": "2011-04-14T16:00:49Z"},
           "committer": {"name": "GitHub", "email": "noreply@github.com", "date": "2011-04-14T16:00:49Z"},
           "message": "%3$s", "tree": {"sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e"}, "comment_count": 0,
           "verification": {"verified": false, "reason": "unsigned", "signature": null, "payload": null, "verified_at": null}},
         "author": %1$s,
         "committer": {"login": "web-flow", "id": 19864447, "type": "User", "site_admin": false},
         "parents": [{"sha": "6dcb09b5b57875f334f61aebed695e2e4193db5e"}],
         "stats": {"additions": 104, "deletions": 4, "total": 108},
         "files": [{"filename": "file1.txt", "additions": 10, "deletions": 2, "changes": 12, "status": "modified", "patch": "@@ -29,7 +29,7 @@"}]}
        """;

    @Autowired
    private GateActivities activities;

    @Test
    void namesThePersonWhoseLoginTheCommitHas() {
        var build = registered();
        commit(build, okJson(commit("Octocat", "1+octocat@users.noreply.github.com", "Fix")));
        stands(
                "{\"identity\": {\"provider\": \"github\", \"workspace\": \"github.com\", \"user\": \"octocat\"},"
                        + " \"email\": \"1+octocat@users.noreply.github.com\"}",
                "p_octocat",
                0);

        assertThat(authors(build)).isEqualTo(new Authors(List.of("p_octocat"), true));
    }

    @Test
    void namesThePersonWhoseAddressTheCommitHas() {
        var build = registered();
        commit(build, okJson(commit(null, "Creator@Slipway.Test", "Fix")));
        stands("{\"email\": \"creator@slipway.test\"}", "p_creator", 0);

        assertThat(authors(build)).isEqualTo(new Authors(List.of("p_creator"), true));
    }

    @Test
    void namesThoseWhomATrailerNames() {
        var build = registered();
        commit(
                build,
                okJson(commit(
                        null, "creator@slipway.test", "Pair\\n\\nCo-authored-by: Approver <approver@slipway.test>")));
        stands("{\"email\": \"creator@slipway.test\"}, {\"email\": \"approver@slipway.test\"}", "p_approver", 1);

        assertThat(authors(build))
                .as("one of the two is known to nobody")
                .isEqualTo(new Authors(List.of("p_approver"), false));
    }

    @Test
    void looksAtAllCommitsSinceWhatIsLive() {
        var live = registered();
        activities.ensureVerdict(question(live, "staging"));
        database.execute(
                "insert into live_digest (app, environment, digest) values (?, 'production', ?)",
                live.app(),
                live.digest().value());
        var build = pushSigned(live.app());
        commit(build, okJson(commit(null, "creator@slipway.test", "Fix")));
        var compare = "/repos/acme/" + build.app() + "/compare/" + live.commit() + "..." + build.commit();
        page(compare, 1, commit(null, "creator2@slipway.test", "Begin"));
        page(compare, 2, commit(null, "creator@slipway.test", "Fix"));
        stands("{\"email\": \"creator@slipway.test\"}, {\"email\": \"creator2@slipway.test\"}", "p_both", 0);

        assertThat(authors(build)).isEqualTo(new Authors(List.of("p_both"), true));
    }

    @Test
    void doesNotKnowAllAuthorsWhereTheCommitThatIsLiveIsGone() {
        var live = registered();
        activities.ensureVerdict(question(live, "staging"));
        database.execute(
                "insert into live_digest (app, environment, digest) values (?, 'production', ?)",
                live.app(),
                live.digest().value());
        var build = pushSigned(live.app());
        commit(build, okJson(commit(null, "creator@slipway.test", "Fix")));
        stands("{\"email\": \"creator@slipway.test\"}", "p_creator", 0);

        assertThat(authors(build)).isEqualTo(new Authors(List.of("p_creator"), false));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 422})
    void doesNotKnowTheAuthorsOfACommitThatGithubDoesNotKnow(int status) {
        var build = registered();
        commit(build, okJson("{\"message\": \"No commit found for SHA\"}").withStatus(status));

        assertThat(authors(build)).isEqualTo(Authors.UNKNOWN);
    }

    @Test
    void asksOnlyTheRegisteredSourceWhateverTheImageClaims() {
        var app = World.newApp();
        World.registered(Described.as(app).without("sourceRepository").app());
        var build = pushSigned(app);
        commit(build, okJson(commit("octocat", "octo@acme.test", "Fix")));

        assertThat(authors(build)).isEqualTo(Authors.UNKNOWN);
        World.OUTSIDE.verify(0, getRequestedFor(urlPathMatching("/repos/.*/commits/[0-9a-f]{40}")));
    }

    @Test
    void comesAgainLaterWhileGithubIsAway() {
        var build = registered();
        commit(build, aResponse().withStatus(503));

        assertThatThrownBy(() -> authors(build)).isInstanceOf(RetryableException.class);
    }

    @Test
    void comesAgainLaterWhenGithubAsksForPatience() {
        var build = registered();
        commit(
                build,
                okJson("{\"message\": \"API rate limit exceeded\"}")
                        .withStatus(403)
                        .withHeader("Retry-After", "3600"));

        assertThatThrownBy(() -> authors(build)).isInstanceOf(RetryableException.class);
    }

    @Test
    void comesAgainLaterWhileTheCatalogCannotSayWhoThatIs() {
        var build = registered();
        commit(build, okJson(commit("octocat", "octo@acme.test", "Fix")));
        World.OUTSIDE.stubFor(post(urlPathEqualTo("/internal/v1/people/matches"))
                .willReturn(aResponse().withStatus(503)));

        assertThatThrownBy(() -> authors(build)).isInstanceOf(RetryableException.class);
    }

    @Test
    void doesNotAskForStagingWhereNobodyDecides() {
        var build = registered();

        assertThat(activities.ensureVerdict(question(build, "staging")).authors())
                .isNull();
        World.OUTSIDE.verify(0, getRequestedFor(urlPathMatching("/repos/.*/commits/[0-9a-f]{40}")));
    }

    private @Nullable Authors authors(Pushed build) {
        return activities.ensureVerdict(question(build, "production")).authors();
    }

    private Pushed registered() {
        var app = World.newApp();
        World.registered(World.app(app));
        return pushSigned(app);
    }

    private static void commit(Pushed build, ResponseDefinitionBuilder answer) {
        World.OUTSIDE.stubFor(get(urlPathEqualTo("/repos/acme/" + build.app() + "/commits/" + build.commit()))
                .willReturn(answer));
    }

    private static String commit(@Nullable String login, String email, String message) {
        var account = login == null
                ? "null"
                : "{\"login\": \"%s\", \"id\": 1, \"node_id\": \"MDQ6VXNlcjE=\", \"type\": \"User\", \"site_admin\": false}"
                        .formatted(login);
        return COMMIT.formatted(account, email, message);
    }

    /** One of two commits, each on a page of its own. */
    private static void page(String compare, int page, String commit) {
        World.OUTSIDE.stubFor(get(urlPathEqualTo(compare))
                .withQueryParam("page", equalTo(String.valueOf(page)))
                .willReturn(okJson("""
                    {"status": "ahead", "ahead_by": 2, "behind_by": 0, "total_commits": 2, "commits": [%s], "files": []}
                    """.formatted(commit))));
    }

    private static void stands(String candidates, String person, int unknown) {
        World.OUTSIDE.stubFor(post(urlPathEqualTo("/internal/v1/people/matches"))
                .withRequestBody(equalToJson("{\"candidates\": [" + candidates + "]}", true, true))
                .willReturn(okJson("{\"people\": [\"" + person + "\"], \"unknown\": " + unknown + "}")));
    }

    private static VerdictRequest question(Pushed build, String environment) {
        return new VerdictRequest(
                new Step(UUID.randomUUID().toString(), "gate-" + environment),
                build.app(),
                build.digest().value(),
                environment);
    }
}
