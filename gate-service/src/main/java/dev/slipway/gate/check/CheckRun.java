package dev.slipway.gate.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A check run as GitHub's API takes it ("Create a check run").
 *
 * @param externalId app and digest; how we find our own run again
 * @param status in_progress or completed
 * @param conclusion success, failure or action_required, when completed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckRun(
        String name,
        @JsonProperty("head_sha") String headSha,
        @JsonProperty("external_id") String externalId,
        String status,
        @Nullable String conclusion,
        Output output) {
    static final String NAME = "Slipway";

    /** @param summary Markdown, at most 65,535 characters */
    record Output(String title, String summary) {}
}
