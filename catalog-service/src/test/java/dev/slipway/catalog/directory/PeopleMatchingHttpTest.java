package dev.slipway.catalog.directory;

import static dev.slipway.catalog.Api.as;
import static dev.slipway.testkit.token.TestTokens.personId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.Api.Answer;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.contracts.http.PeopleMatchQuery;
import dev.slipway.contracts.http.PeopleMatchQuery.Candidate;
import dev.slipway.contracts.http.PeopleMatches;
import dev.slipway.testkit.token.TestTokens;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

@CatalogTest
class PeopleMatchingHttpTest {
    @Autowired
    private Api api;

    @Test
    void findsWhoeverALoginIsLinkedToWhateverItsCase() {
        link(PUT, "creator2@slipway.test", "github/github.com/Octo-Cat");

        assertThat(match(login("oCTO-cAT", null))).isEqualTo(found("creator2"));

        link(DELETE, "creator2@slipway.test", "github/github.com/octo-cat");
        assertThat(match(login("octo-cat", null))).isEqualTo(new PeopleMatches(List.of(), 1));
    }

    @Test
    void findsWhoeverHoldsTheAddressWhereNoLoginIsLinked() {
        assertThat(match(login("a-stranger", "Approver@Slipway.Test"))).isEqualTo(found("approver"));
        assertThat(match(new Candidate(null, "approver@slipway.test"))).isEqualTo(found("approver"));
    }

    @Test
    void takesTheLinkBeforeTheAddress() {
        link(PUT, "creator2@slipway.test", "github/github.com/hubot");

        assertThat(match(login("hubot", "approver@slipway.test"))).isEqualTo(found("creator2"));

        link(DELETE, "creator2@slipway.test", "github/github.com/hubot");
    }

    @Test
    void namesEachPersonOnceAndCountsWhomNobodyKnows() {
        assertThat(match(
                        new Candidate(null, "approver@slipway.test"),
                        new Candidate(null, "APPROVER@slipway.test"),
                        new Candidate(null, "nobody@elsewhere.test"),
                        new Candidate(null, null)))
                .isEqualTo(new PeopleMatches(List.of(personId("approver")), 2));
    }

    @Test
    void tellsNothingButIds() {
        var answer = ask(new PeopleMatchQuery(List.of(new Candidate(null, "approver@slipway.test"))));

        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("people", "unknown");
        assertThat(answer.body().toString()).doesNotContain("@");
    }

    @Test
    void refusesMoreThanItLooksUpAtOnce() {
        ask(new PeopleMatchQuery(Collections.nCopies(201, new Candidate(null, "a@b.test"))))
                .is(422)
                .pointsAt("/candidates");
    }

    private PeopleMatches match(Candidate... candidates) {
        var answer = ask(new PeopleMatchQuery(List.of(candidates))).is(200);
        return JsonMapper.shared().treeToValue(answer.body(), PeopleMatches.class);
    }

    private Answer ask(PeopleMatchQuery query) {
        return api.json(POST, "/internal/v1/people/matches", TestTokens.service("gate"), query);
    }

    private void link(HttpMethod method, String person, String identity) {
        api.call(
                        method,
                        "/api/v1/people/" + person + "/chat-identities/" + identity,
                        as("operator"),
                        null,
                        null,
                        Map.of())
                .is(200);
    }

    private static PeopleMatches found(String name) {
        return new PeopleMatches(List.of(personId(name)), 0);
    }

    private static Candidate login(String login, @Nullable String email) {
        return new Candidate(new ChatIdentityView("github", "github.com", login), email);
    }
}
