package dev.slipway.gate.check;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.app.Apps;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.source.SourceAddress;
import dev.slipway.gate.source.SourceProperties;
import dev.slipway.gate.verdict.Verdict;
import dev.slipway.gate.verdict.VerdictService;
import dev.slipway.runtime.Digests;
import dev.slipway.runtime.http.RemoteProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Brings GitHub's check run in line with the verdict that holds now. Safe to repeat after a fault anywhere. */
@Service
class CheckRunService {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRunService.class);

    private final VerdictService verdicts;
    private final Apps apps;
    private final GithubChecks github;
    private final CheckRunRepository runs;
    private final SourceProperties properties;
    private final JsonMapper json;

    CheckRunService(
            VerdictService verdicts,
            Apps apps,
            GithubChecks github,
            CheckRunRepository runs,
            SourceProperties properties,
            JsonMapper json) {
        this.verdicts = verdicts;
        this.apps = apps;
        this.github = github;
        this.runs = runs;
        this.properties = properties;
        this.json = json;
    }

    /** Without effect for a build that names no commit, or whose source is not on GitHub. */
    void show(String app, Digest digest) {
        var production = verdicts.find(digest, app, Environment.PRODUCTION);
        if (production.isEmpty()) {
            return;
        }
        var verdict = production.get();
        var commit = verdict.build().commit();
        var repository = source(verdict);
        if (commit == null || repository.isEmpty()) {
            return;
        }
        var staging = verdicts.find(digest, app, Environment.STAGING);
        var run = CheckRunText.of(verdict, staging, commit, verdicts.isOverdue(verdict));
        try {
            show(verdict, repository.get(), run);
        } catch (RemoteProblem e) {
            if (e.status() != 404 && e.status() != 422) {
                throw e;
            }
            LOG.warn(
                    "GitHub does not know commit {} of {}",
                    commit,
                    repository.get().fullName());
        }
    }

    /** What we know, else what GitHub knows under our external id, else a new one. */
    private void show(Verdict verdict, SourceAddress repository, CheckRun run) {
        var digest = verdict.build().digest();
        var shown = Digests.sha256Hex(json.writeValueAsString(run).getBytes(StandardCharsets.UTF_8));
        var known = runs.find(verdict.app(), digest)
                .filter(each -> each.repository().equals(repository.fullName()));
        if (known.isPresent() && known.get().shown().equals(shown)) {
            return;
        }
        var before = known.map(CheckRunRepository.Known::id).or(() -> github.find(repository, run));
        if (before.isPresent()) {
            github.update(repository, before.get(), run);
        }
        var id = before.orElseGet(() -> github.create(repository, run));
        runs.keep(verdict.app(), digest, new CheckRunRepository.Known(repository.fullName(), id, shown));
    }

    /** As the catalog says; what the image says of itself only where the catalog does not know. */
    private Optional<SourceAddress> source(Verdict verdict) {
        var registered = apps.named(verdict.app()).map(AppView::sourceRepository);
        return SourceAddress.at(registered.orElse(verdict.build().source()), properties.host());
    }
}
