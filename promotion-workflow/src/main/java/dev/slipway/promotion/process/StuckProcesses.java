package dev.slipway.promotion.process;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Open processes that do not get on, and the way to begin one anew. */
@Service
class StuckProcesses {
    private static final Logger log = LoggerFactory.getLogger(StuckProcesses.class);

    private final ProcessRepository processes;
    private final Diagnosis diagnosis;
    private final StartProcess start;
    private final WorkflowClient temporal;
    private final ProcessProperties properties;
    private final Clock clock;

    StuckProcesses(
            ProcessRepository processes,
            Diagnosis diagnosis,
            StartProcess start,
            WorkflowClient temporal,
            ProcessProperties properties,
            Clock clock) {
        this.processes = processes;
        this.diagnosis = diagnosis;
        this.start = start;
        this.temporal = temporal;
        this.properties = properties;
        this.clock = clock;
    }

    /** The open processes after a number, in their order. */
    List<ProcessRow> openAfter(long number, int limit) {
        return processes.openAfter(number, limit);
    }

    /** Those of them that have not got on for {@link ProcessProperties#stuckAfter()}. */
    List<StuckProcess> among(List<ProcessRow> rows) {
        var before = clock.instant().minus(properties.stuckAfter());
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(diagnosis
                        .of(row, before)
                        .map(it -> new StuckProcess(
                                row.id(),
                                row.kind().id(),
                                row.app(),
                                it.step(),
                                it.what(),
                                it.why(),
                                it.fix(),
                                it.since(),
                                it.attempts()))
                        .orElse(null)))
                .toList();
    }

    /**
     * Ends the workflow of the process and starts it from the top: what it has done is recorded, and answered as it was. A process that another one drives is begun
     * anew with that one.
     *
     * @return whether there is such an open process
     */
    boolean beginAnew(UUID id, String by) {
        var root = processes.root(id);
        root.ifPresent(row -> beginAnew(row, by));
        return root.isPresent();
    }

    private void beginAnew(ProcessRow root, String by) {
        log.info("{} begins process {} of {} anew", by, root.id(), root.app());
        try {
            temporal.newUntypedWorkflowStub(root.id().toString()).terminate("begun anew by " + by);
        } catch (WorkflowNotFoundException e) {
            log.info("process {} had no running workflow", root.id(), e);
        }
        start.drive(root);
    }
}
