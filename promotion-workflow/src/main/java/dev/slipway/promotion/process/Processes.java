package dev.slipway.promotion.process;

import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.job.Jobs;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Opens and closes processes. Both join the caller's transaction, so that a process and its announcement stand or fall together. */
@Service
public class Processes {
    private final ProcessRepository processes;
    private final Jobs jobs;
    private final StartProcess start;
    private final JsonMapper json;
    private final Telemetry telemetry;
    private final Clock clock;

    Processes(
            ProcessRepository processes,
            Jobs jobs,
            StartProcess start,
            JsonMapper json,
            Telemetry telemetry,
            Clock clock) {
        this.processes = processes;
        this.jobs = jobs;
        this.start = start;
        this.json = json;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** The new process, or nothing if one like it is live already. Its workflow starts soon after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ProcessRow> open(NewProcess wanted) {
        processes.lockBeginning(wanted.app());
        var argument = json.writeValueAsString(wanted.argument());
        var opened = processes.insert(Uuid7.next(), wanted, argument, telemetry.traceparent(), clock.instant());
        if (wanted.parent() == null) {
            opened.ifPresent(row -> start(row.id()));
        }
        return opened;
    }

    /** Until the transaction ends, no other process of the app begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockBeginning(String app) {
        processes.lockBeginning(app);
    }

    /** Notes that somebody else asked for the process as well; tells whether that is news. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean join(UUID id, String by) {
        return processes.join(id, by);
    }

    /** Nobody else joins or closes it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ProcessRow> lock(UUID id) {
        return processes.lock(id);
    }

    public Optional<ProcessRow> find(UUID id) {
        return processes.find(id);
    }

    /** The oldest open process of the kind. */
    public Optional<ProcessRow> live(ProcessKind kind, String app) {
        return processes.live(kind, app);
    }

    public <T> T argument(ProcessRow row, Class<T> type) {
        return json.readValue(row.argument(), type);
    }

    /** Closes the process; tells whether this call did. Whoever waited for its turn behind it starts soon after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(UUID id, String outcome) {
        var closed = processes.close(id, outcome, clock.instant());
        if (closed) {
            processes
                    .find(id)
                    .flatMap(row -> processes.live(ProcessKind.PROMOTION, row.app()))
                    .ifPresent(next -> start(next.id()));
        }
        return closed;
    }

    private void start(UUID id) {
        jobs.enqueue(start, id.toString(), new StartProcess.Wanted(id));
    }
}
