package dev.slipway.gate.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** GitHub's commits. {@link dev.slipway.runtime.RetryableException} while GitHub is away or asks for patience. */
@Component
class GithubCommits {
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 10;

    /** No such repository or commit; an empty repository; no commit of this id. */
    private static final Set<Integer> UNKNOWN = Set.of(404, 409, 422);

    private final RestClient github;

    GithubCommits(OutgoingHttp http, SourceProperties properties) {
        this.github = GithubApi.client(http, properties);
    }

    /** @param complete false if there are more than are listed */
    record Range(List<GithubCommit> commits, boolean complete) {}

    private record Page(
            @JsonProperty("total_commits") int total,
            @Nullable List<GithubCommit> commits) {}

    /** The commit, with as little of its changes as GitHub gives; empty if GitHub does not know it. */
    Optional<GithubCommit> find(SourceAddress repository, String commit) {
        return ifKnown(() -> github.get()
                .uri(to -> to.path("/repos/" + repository.fullName() + "/commits/" + commit)
                        .queryParam("per_page", 1)
                        .build())
                .retrieve()
                .body(GithubCommit.class));
    }

    /** The commits that lead to the head and not to the base, 1,000 at most; empty if GitHub does not know one of the two. */
    Optional<Range> between(SourceAddress repository, String base, String head) {
        return ifKnown(() -> {
            var commits = new ArrayList<GithubCommit>();
            for (int page = 1; page <= MAX_PAGES; page++) {
                var listed = page(repository, base + "..." + head, page);
                var here = listed.commits() == null ? List.<GithubCommit>of() : listed.commits();
                commits.addAll(here);
                if (commits.size() >= listed.total() || here.isEmpty()) {
                    return new Range(commits, commits.size() >= listed.total());
                }
            }
            return new Range(commits, false);
        });
    }

    private Page page(SourceAddress repository, String range, int page) {
        var listed = github.get()
                .uri(to -> to.path("/repos/" + repository.fullName() + "/compare/" + range)
                        .queryParam("per_page", PAGE)
                        .queryParam("page", page)
                        .build())
                .retrieve()
                .body(Page.class);
        return listed == null ? new Page(0, List.of()) : listed;
    }

    private static <T> Optional<T> ifKnown(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (RemoteProblem e) {
            if (UNKNOWN.contains(e.status())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
