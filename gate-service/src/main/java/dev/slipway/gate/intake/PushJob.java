package dev.slipway.gate.intake;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.SourcePush;
import dev.slipway.gate.registry.RepositoryName;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the catalog that a default branch has moved, so that it reads app.yaml again. */
@Component
class PushJob implements Job<SourcePush> {
    private static final Logger LOG = LoggerFactory.getLogger(PushJob.class);

    private final CatalogClient catalog;
    private final Jobs jobs;

    PushJob(CatalogClient catalog, Jobs jobs) {
        this.catalog = catalog;
        this.jobs = jobs;
    }

    /** Joins the caller's transaction. One job a repository, so that pushes are told one after the other, and one that waits gives way to a later one. */
    void enqueue(SourcePush push) {
        jobs.enqueue(this, RepositoryName.brief(push.repository()), push);
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public Class<SourcePush> dataType() {
        return SourcePush.class;
    }

    @Override
    public void run(SourcePush push) {
        try {
            catalog.pushed(push);
        } catch (RemoteProblem e) {
            if (e.status() != 404 && e.status() != 422) {
                throw e;
            }
            LOG.info("The catalog has no use for the push to {}: {}", push.repository(), e.detail());
        }
    }
}
