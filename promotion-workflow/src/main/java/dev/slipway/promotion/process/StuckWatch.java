package dev.slipway.promotion.process;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks through all open processes for those that do not get on, and writes down which: what operators are told by an alert, without asking Temporal at each scrape. */
@Component
class StuckWatch implements RecurringJob {
    private static final int AT_ONCE = 200;

    private final StuckProcesses processes;
    private final StuckRepository stuck;
    private final ProcessProperties properties;

    StuckWatch(StuckProcesses processes, StuckRepository stuck, ProcessProperties properties) {
        this.processes = processes;
        this.stuck = stuck;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "stuck-watch";
    }

    @Override
    public Duration every() {
        return properties.lookAfterEvery();
    }

    @Override
    public void run() {
        stuck.write(found());
    }

    private List<StuckProcess> found() {
        var found = new ArrayList<StuckProcess>();
        var page = processes.openAfter(0, AT_ONCE);
        while (!page.isEmpty()) {
            found.addAll(processes.among(page));
            page = processes.openAfter(page.getLast().number(), AT_ONCE);
        }
        return found;
    }
}
