package dev.slipway.notifier.interaction;

import dev.slipway.runtime.Digests;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.job.Jobs;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes clicks in: kept and queued together, before anybody is told that they arrived. */
@Service
class InteractionIntake {
    private final InteractionRepository interactions;
    private final Jobs jobs;
    private final InteractionJob job;
    private final Clock clock;

    InteractionIntake(InteractionRepository interactions, Jobs jobs, InteractionJob job, Clock clock) {
        this.interactions = interactions;
        this.jobs = jobs;
        this.job = job;
        this.clock = clock;
    }

    /** Keeps the click and queues its handling. The same body again has no effect. */
    @Transactional
    public void take(SlackClick click, byte[] body) {
        var id = Uuid7.next();
        if (interactions.insertOnce(id, Digests.sha256Hex(body), click, clock.instant())) {
            jobs.enqueue(job, id.toString(), new InteractionJob.Click(id));
        }
    }
}
