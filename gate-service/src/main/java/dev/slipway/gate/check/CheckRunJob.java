package dev.slipway.gate.check;

import dev.slipway.gate.registry.Digest;
import dev.slipway.gate.verdict.VerdictReached;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows verdicts on GitHub, each after the transaction that recorded it. */
@Component
class CheckRunJob implements Job<CheckRunJob.Show> {
    private final CheckRunService checks;
    private final CheckProperties properties;
    private final Jobs jobs;

    CheckRunJob(CheckRunService checks, CheckProperties properties, Jobs jobs) {
        this.checks = checks;
        this.properties = properties;
        this.jobs = jobs;
    }

    record Show(String app, Digest digest) {}

    @EventListener
    void on(VerdictReached reached) {
        if (properties.enabled()) {
            jobs.enqueue(this, reached.app() + "/" + reached.digest(), new Show(reached.app(), reached.digest()));
        }
    }

    @Override
    public String name() {
        return "check-run";
    }

    @Override
    public Class<Show> dataType() {
        return Show.class;
    }

    @Override
    public void run(Show show) {
        checks.show(show.app(), show.digest());
    }
}
