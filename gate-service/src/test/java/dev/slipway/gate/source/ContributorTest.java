package dev.slipway.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gate.source.GithubCommit.Account;
import dev.slipway.gate.source.GithubCommit.Content;
import dev.slipway.gate.source.GithubCommit.Signature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributorTest {
    private static final Account OCTOCAT = new Account("Octocat", "User");
    private static final Signature ADDRESS = new Signature("Octo@Acme.Test");

    @Test
    void isTheAccountWithItsAddressInLowerCase() {
        assertThat(Contributor.of(commit(OCTOCAT, ADDRESS, OCTOCAT, ADDRESS, "Fix")))
                .containsExactly(new Contributor("octocat", "octo@acme.test"));
    }

    @Test
    void isTheAddressAloneWhereGithubKnowsNoAccount() {
        assertThat(Contributor.of(
                        commit(null, ADDRESS, new Account(null, null), new Signature("mate@acme.test"), "Fix")))
                .containsExactly(new Contributor(null, "octo@acme.test"), new Contributor(null, "mate@acme.test"));
    }

    @Test
    void isEverybodyWhomATrailerNames() {
        var message = """
            Pair on the menu

            Not a trailer: Co-authored-by: Nobody <nobody@acme.test>
            Co-authored-by: Ann Example <Ann@Acme.Test>
            co-authored-by: Bob <1234567+bob-x@users.noreply.github.com>
            CO-AUTHORED-BY: Old <old@users.noreply.github.com>\r
            Co-authored-by: nobody in brackets
            """;
        assertThat(Contributor.of(commit(OCTOCAT, ADDRESS, OCTOCAT, ADDRESS, message)))
                .containsExactly(
                        new Contributor("octocat", "octo@acme.test"),
                        new Contributor(null, "ann@acme.test"),
                        new Contributor("bob-x", "1234567+bob-x@users.noreply.github.com"),
                        new Contributor("old", "old@users.noreply.github.com"));
    }

    @Test
    void isNeitherABotNorGithubItself() {
        var bot = new Account("dependabot[bot]", "Bot");
        var github = new Account("web-flow", "User");
        var message = "Raise\n\nCo-authored-by: d <49699333+dependabot[bot]@users.noreply.github.com>";
        assertThat(Contributor.of(commit(bot, ADDRESS, github, new Signature("noreply@github.com"), message)))
                .isEmpty();
        assertThat(Contributor.of(commit(bot, ADDRESS, null, new Signature("noreply@github.com"), "Merge")))
                .isEmpty();
    }

    @Test
    void isSomebodyOfWhomNothingIsKnown() {
        assertThat(Contributor.of(commit(null, null, null, null, null))).containsExactly(new Contributor(null, null));
    }

    private static GithubCommit commit(
            @Nullable Account author,
            @Nullable Signature wrote,
            @Nullable Account committer,
            @Nullable Signature committed,
            @Nullable String message) {
        return new GithubCommit(author, committer, new Content(wrote, committed, message));
    }
}
