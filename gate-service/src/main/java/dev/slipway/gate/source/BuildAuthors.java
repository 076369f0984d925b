package dev.slipway.gate.source;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.contracts.http.PeopleMatchQuery;
import dev.slipway.contracts.http.PeopleMatchQuery.Candidate;
import dev.slipway.gate.app.KnownAppRepository;
import dev.slipway.gate.app.LiveDigest;
import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildRepository;
import dev.slipway.gate.registry.Digest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Service;

/** Who wrote a build: GitHub says which accounts and addresses, the catalog which people these are. */
@Service
public class BuildAuthors {
    private static final String PRODUCTION = "production";

    /** As many as the catalog is asked for at once. */
    private static final int PEOPLE = 200;

    private final GithubCommits github;
    private final CatalogClient catalog;
    private final KnownAppRepository apps;
    private final BuildRepository builds;
    private final SourceProperties properties;

    BuildAuthors(
            GithubCommits github,
            CatalogClient catalog,
            KnownAppRepository apps,
            BuildRepository builds,
            SourceProperties properties) {
        this.github = github;
        this.catalog = catalog;
        this.apps = apps;
        this.builds = builds;
        this.properties = properties;
    }

    /** @param complete false where somebody may be missing */
    private record Written(Set<Contributor> by, boolean complete) {}

    /**
     * The authors of all commits that the build adds to what is live in production, as far as they are found in the app's registered source repository; of its
     * own commit alone where nothing is live, or of what is live no commit is known.
     *
     * @throws dev.slipway.runtime.RetryableException if GitHub or the catalog does not answer
     */
    public Authors of(AppView app, Build build) {
        var repository = SourceAddress.at(app.sourceRepository(), properties.host());
        var commit = build.commit();
        if (repository.isEmpty() || commit == null || properties.token().isBlank()) {
            return Authors.UNKNOWN;
        }
        return people(written(repository.get(), liveCommit(app, build), commit));
    }

    private Written written(SourceAddress repository, Optional<String> live, String commit) {
        var head = github.find(repository, commit);
        if (head.isEmpty()) {
            return new Written(Set.of(), false);
        }
        var commits = new ArrayList<>(List.of(head.get()));
        var range = live.flatMap(base -> github.between(repository, base, commit));
        range.ifPresent(found -> commits.addAll(found.commits()));
        return new Written(
                commits.stream()
                        .flatMap(each -> Contributor.of(each).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                live.isEmpty() || range.filter(GithubCommits.Range::complete).isPresent());
    }

    /** The read model of what is live may be behind: then there are more commits between, and more authors. */
    private Optional<String> liveCommit(AppView app, Build build) {
        return apps.liveOf(app.name()).stream()
                .filter(live -> live.environment().equals(PRODUCTION))
                .map(LiveDigest::digest)
                .flatMap(digest -> Digest.parse(digest).stream())
                .flatMap(digest -> builds.find(build.repository(), digest).stream())
                .flatMap(live -> Optional.ofNullable(live.commit()).stream())
                .filter(live -> !live.equals(build.commit()))
                .findFirst();
    }

    private Authors people(Written written) {
        var answers = written.by().stream()
                .map(this::candidate)
                .gather(Gatherers.windowFixed(PEOPLE))
                .map(some -> catalog.match(new PeopleMatchQuery(some)))
                .toList();
        return new Authors(
                answers.stream()
                        .flatMap(each -> each.people().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                written.complete() && answers.stream().allMatch(each -> each.unknown() == 0));
    }

    private Candidate candidate(Contributor who) {
        var identity = who.login() == null ? null : new ChatIdentityView("github", properties.host(), who.login());
        return new Candidate(identity, who.email());
    }
}
