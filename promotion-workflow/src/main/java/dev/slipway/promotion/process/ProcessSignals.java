package dev.slipway.promotion.process;

import dev.slipway.runtime.job.Jobs;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reaches the workflow of a process after the caller's transaction has committed, and again until it has heard. */
@Service
public class ProcessSignals {
    private final Jobs jobs;
    private final WakeProcess wake;
    private final TellDecision tell;

    ProcessSignals(Jobs jobs, WakeProcess wake, TellDecision tell) {
        this.jobs = jobs;
        this.wake = wake;
        this.tell = tell;
    }

    /** The row of the process says something new. */
    public void wake(UUID process) {
        jobs.enqueue(wake, process.toString(), new WakeProcess.Wanted(process));
    }

    /** A decision about the process stands. */
    public void decided(UUID process, UUID decision) {
        jobs.enqueue(tell, decision.toString(), new TellDecision.Wanted(process, decision));
    }
}
