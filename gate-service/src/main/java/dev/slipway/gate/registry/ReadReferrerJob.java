package dev.slipway.gate.registry;

import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.springframework.stereotype.Component;

/**
 * Something was pushed without a tag. If it is a signature, what it signs is read again: the announcement does not say what a signature refers to, so it is looked
 * up at the registry.
 */
@Component
public class ReadReferrerJob implements Job<ReadReferrerJob.Announced> {
    private final RegistryReader registry;
    private final BuildService builds;
    private final Jobs jobs;

    ReadReferrerJob(RegistryReader registry, BuildService builds, Jobs jobs) {
        this.registry = registry;
        this.builds = builds;
        this.jobs = jobs;
    }

    /** A manifest without a tag. */
    public record Announced(String repository, Digest digest) {}

    /** Joins the caller's transaction. */
    public void enqueue(Announced announced) {
        jobs.enqueue(this, RepositoryName.brief(announced.repository()) + "/" + announced.digest(), announced);
    }

    @Override
    public String name() {
        return "read-referrer";
    }

    @Override
    public Class<Announced> dataType() {
        return Announced.class;
    }

    @Override
    public void run(Announced announced) {
        registry.signedBy(announced.repository(), announced.digest())
                .ifPresent(image -> builds.read(announced.repository(), image, null));
    }
}
