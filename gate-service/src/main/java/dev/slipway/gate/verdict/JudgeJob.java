package dev.slipway.gate.verdict;

import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.RepositoryName;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges a build, because something that it is judged by has changed. */
@Component
class JudgeJob implements Job<JudgeJob.Changed> {
    private final VerdictService verdicts;
    private final Jobs jobs;
    private final Clock clock;
    private final Timer time;

    JudgeJob(VerdictService verdicts, Jobs jobs, MeterRegistry meters, Clock clock) {
        this.verdicts = verdicts;
        this.jobs = jobs;
        this.clock = clock;
        this.time = Timer.builder("slipway.verdict.time")
                .description("From what changed about a build to its verdict")
                .publishPercentileHistogram()
                .register(meters);
    }

    /** @param since the newest change; null in jobs of the release before */
    record Changed(
            String repository, Digest digest, @Nullable Instant since) {}

    /** Joins the caller's transaction. */
    void enqueue(Build build) {
        jobs.enqueue(
                this,
                RepositoryName.brief(build.repository()) + "/" + build.digest(),
                new Changed(build.repository(), build.digest(), clock.instant()));
    }

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public Class<Changed> dataType() {
        return Changed.class;
    }

    @Override
    public void run(Changed changed) {
        verdicts.judge(changed.repository(), changed.digest());
        Optional.ofNullable(changed.since()).ifPresent(since -> time.record(Duration.between(since, clock.instant())));
    }
}
