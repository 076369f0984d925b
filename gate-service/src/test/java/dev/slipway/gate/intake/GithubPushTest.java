package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.gate.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GithubPushTest {
    @Test
    void readsTheNewHeadOfTheDefaultBranch() {
        assertThat(push("push.with-no-username-committer.json"))
                .contains(new SourcePush(
                        "Codertocat/Hello-World", "6113728f27ae82c7b1a177c8d03f9e96e0adf246", "refs/heads/master"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push.1.json",
                "hub4j.push.fork.json",
                "ping.json",
                "installation.created.json",
                "release.published.json"
            })
    void passesOverTagsOtherBranchesAndOtherEvents(String sample) {
        assertThat(push(sample)).isEmpty();
    }

    private static Optional<SourcePush> push(String sample) {
        return GithubPush.toDefaultBranch(JsonMapper.shared().readTree(Samples.bytes("webhooks/" + sample)));
    }
}
