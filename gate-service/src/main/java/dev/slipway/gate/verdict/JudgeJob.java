package dev.slipway.gate.verdict;

import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.registry.RepositoryName;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.springframework.stereotype.Component;

/** Judges a build, because something that it is judged by has changed. */
@Component
class JudgeJob implements Job<JudgeJob.Changed> {
    private final VerdictService verdicts;
    private final Jobs jobs;

    JudgeJob(VerdictService verdicts, Jobs jobs) {
        this.verdicts = verdicts;
        this.jobs = jobs;
    }

    record Changed(String repository, Digest digest) {}

    /** Joins the caller's transaction. */
    void enqueue(Build build) {
        jobs.enqueue(
                this,
                RepositoryName.brief(build.repository()) + "/" + build.digest(),
                new Changed(build.repository(), build.digest()));
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
    }
}
