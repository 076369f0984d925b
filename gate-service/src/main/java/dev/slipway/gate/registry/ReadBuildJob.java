package dev.slipway.gate.registry;

import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import dev.slipway.runtime.telemetry.LogContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a build at the registry, because somebody said that it was pushed or signed. */
@Component
public class ReadBuildJob implements Job<ReadBuildJob.Announced> {
    private final BuildService builds;
    private final Jobs jobs;

    ReadBuildJob(BuildService builds, Jobs jobs) {
        this.builds = builds;
        this.jobs = jobs;
    }

    /** @param tag null when only its signature was announced */
    public record Announced(
            String repository, Digest digest, @Nullable String tag) {}

    /** Joins the caller's transaction. */
    public void enqueue(Announced announced) {
        var what = announced.tag() == null ? "signature" : "image";
        jobs.enqueue(
                this, what + "/" + RepositoryName.brief(announced.repository()) + "/" + announced.digest(), announced);
    }

    @Override
    public String name() {
        return "read-build";
    }

    @Override
    public Class<Announced> dataType() {
        return Announced.class;
    }

    @Override
    public void run(Announced announced) {
        try (var _ = LogContext.about("image/" + announced.repository())) {
            builds.read(announced.repository(), announced.digest(), announced.tag());
        }
    }
}
