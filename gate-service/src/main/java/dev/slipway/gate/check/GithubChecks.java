package dev.slipway.gate.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.gate.source.GithubApi;
import dev.slipway.gate.source.SourceAddress;
import dev.slipway.gate.source.SourceProperties;
import dev.slipway.runtime.http.OutgoingHttp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** GitHub's check runs. */
@Component
class GithubChecks {
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 10;

    private final RestClient github;

    GithubChecks(OutgoingHttp http, SourceProperties properties) {
        this.github = GithubApi.client(http, properties);
    }

    private record Known(
            long id, @JsonProperty("external_id") @Nullable String externalId) {}

    private record Listed(@JsonProperty("check_runs") List<Known> checkRuns) {}

    /** The run that was made before with this external id, whether its answer reached us or not. */
    Optional<Long> find(SourceAddress repository, CheckRun run) {
        for (int page = 1; page <= MAX_PAGES; page++) {
            var listed = list(repository, run, page);
            var found = listed.stream()
                    .filter(known -> run.externalId().equals(known.externalId()))
                    .map(Known::id)
                    .findFirst();
            if (found.isPresent() || listed.size() < PAGE) {
                return found;
            }
        }
        return Optional.empty();
    }

    long create(SourceAddress repository, CheckRun run) {
        var made = github.post()
                .uri(to -> to.path("/repos/" + repository.fullName() + "/check-runs")
                        .build())
                .contentType(MediaType.APPLICATION_JSON)
                .body(run)
                .retrieve()
                .body(Known.class);
        if (made == null) {
            throw new IllegalStateException("GitHub made a check run without saying which");
        }
        return made.id();
    }

    void update(SourceAddress repository, long id, CheckRun run) {
        github.patch()
                .uri(to -> to.path("/repos/" + repository.fullName() + "/check-runs/" + id)
                        .build())
                .contentType(MediaType.APPLICATION_JSON)
                .body(run)
                .retrieve()
                .toBodilessEntity();
    }

    private List<Known> list(SourceAddress repository, CheckRun run, int page) {
        var listed = github.get()
                .uri(to -> to.path("/repos/" + repository.fullName() + "/commits/" + run.headSha() + "/check-runs")
                        .queryParam("check_name", run.name())
                        .queryParam("filter", "all")
                        .queryParam("per_page", PAGE)
                        .queryParam("page", page)
                        .build())
                .retrieve()
                .body(Listed.class);
        return listed == null ? List.of() : listed.checkRuns();
    }
}
