package dev.slipway.catalog.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's REST API, as far as it is needed here.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/contents#get-repository-content">Get repository content</a>
 * @see <a href="https://docs.github.com/en/rest/commits/statuses#create-a-commit-status">Create a commit status</a>
 */
@Component
class GithubFiles {
    private static final Logger LOG = LoggerFactory.getLogger(GithubFiles.class);
    private static final MediaType RAW = MediaType.parseMediaType("application/vnd.github.raw+json");
    private static final int LONGEST_DESCRIPTION = 140;

    private final RestClient github;
    private final JsonMapper json;

    GithubFiles(OutgoingHttp http, PushProperties properties, JsonMapper json) {
        var client = http.client("github").defaultHeader("X-GitHub-Api-Version", "2022-11-28");
        if (!properties.token().isEmpty()) {
            client.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token());
        }
        this.github = client.build();
        this.json = json;
    }

    /** What a commit says of itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Status(String state, String context, String description) {}

    /**
     * The file {@code app.yaml} in the root of a repository at a commit; nothing if there is none.
     *
     * @throws dev.slipway.runtime.RetryableException if GitHub cannot be asked now
     */
    Optional<byte[]> appYaml(String repository, String commit) {
        try {
            var answer = github.get()
                    .uri("/repos/" + repository + "/contents/app.yaml?ref={commit}", commit)
                    .accept(RAW)
                    .retrieve()
                    .body(byte[].class);
            return Optional.ofNullable(answer).map(this::unwrapped);
        } catch (RemoteProblem e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Tells the commit what became of its file. A repository that takes no status is only logged: nothing depends on it. */
    void tell(String repository, String commit, PushReading reading) {
        try {
            github.post()
                    .uri("/repos/" + repository + "/statuses/{commit}", commit)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(status(reading))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RemoteProblem e) {
            LOG.warn("{} takes no status for {}: {}", repository, commit, e.detail());
        }
    }

    private static Status status(PushReading reading) {
        var text =
                switch (reading.outcome()) {
                    case REGISTERED -> "Registered as " + reading.app() + ". Next: answer its triage.";
                    case UPDATED -> "Read: " + reading.app() + " is described so from now on.";
                    case UNCHANGED -> "Read: nothing has changed.";
                    case REFUSED -> String.join(" ", reading.reasons());
                };
        var state = reading.outcome() == PushReading.Outcome.REFUSED ? "failure" : "success";
        return new Status(state, "slipway/app.yaml", shortened(text));
    }

    /** A server that does not know the raw form answers an object with the content in base64. */
    private byte[] unwrapped(byte[] answer) {
        try {
            var tree = json.readTree(answer);
            return tree.path("encoding").asString("").equals("base64") && tree.has("content")
                    ? Base64.getMimeDecoder().decode(tree.path("content").asString())
                    : answer;
        } catch (JacksonException _) {
            return answer; // the raw file: YAML is rarely JSON
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
}
