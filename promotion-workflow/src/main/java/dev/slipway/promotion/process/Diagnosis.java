package dev.slipway.promotion.process;

import dev.slipway.runtime.RetryableException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks Temporal how the workflow of a process is. Waiting for people, for time or for the first answer of an activity is no symptom, nor is looking for what is not so yet. */
@Component
class Diagnosis {
    private static final String WORKFLOW = "workflow";
    private static final int TASK_FAILS = 3;
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final WorkflowClient temporal;
    private final ProcessRepository processes;
    private final ProcessProperties properties;

    Diagnosis(WorkflowClient temporal, ProcessRepository processes, ProcessProperties properties) {
        this.temporal = temporal;
        this.processes = processes;
        this.properties = properties;
    }

    /**
     * What has kept it since before that moment.
     *
     * @throws RetryableException if Temporal does not answer now
     */
    Optional<Symptom> of(ProcessRow row, Instant before) {
        try {
            var seen = describe(row.id());
            return pendingStep(seen, row.id(), before)
                    .or(() -> failingCode(seen))
                    .or(() -> ended(seen, row))
                    .filter(symptom -> symptom.since().isBefore(before));
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case NOT_FOUND -> lost(row).filter(symptom -> symptom.since().isBefore(before));
                case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
                    throw new RetryableException("Temporal does not answer: " + e.getStatus(), A_MOMENT, e);
                default -> throw e;
            };
        }
    }

    private DescribeWorkflowExecutionResponse describe(UUID id) {
        return temporal.getWorkflowServiceStubs()
                .blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.toString()))
                        .build());
    }

    private Optional<Symptom> pendingStep(DescribeWorkflowExecutionResponse seen, UUID id, Instant before) {
        var suspects = seen.getPendingActivitiesList().stream()
                .filter(PendingStep::mayHinder)
                .toList();
        if (suspects.isEmpty()) {
            return Optional.empty();
        }
        var scheduled =
                scheduled(id, seen.getWorkflowExecutionInfo().getExecution().getRunId());
        return suspects.stream()
                .flatMap(activity -> Stream.ofNullable(scheduled.get(activity.getActivityId()))
                        .map(event -> new PendingStep(activity, event)))
                .flatMap(step -> step.symptom(before, properties.waitsAtMost()).stream())
                .min(Comparator.comparing(Symptom::since));
    }

    private Map<String, HistoryEvent> scheduled(UUID id, String run) {
        return temporal.fetchHistory(id.toString(), run).getEvents().stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .collect(Collectors.toMap(
                        event -> event.getActivityTaskScheduledEventAttributes().getActivityId(), event -> event));
    }

    private static Optional<Symptom> failingCode(DescribeWorkflowExecutionResponse seen) {
        var task = seen.getPendingWorkflowTask();
        if (!seen.hasPendingWorkflowTask() || task.getAttempt() < TASK_FAILS) {
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                WORKFLOW,
                "The workflow's own code fails, or no worker takes it.",
                "Tried %d times; the log of promotion-workflow names the failure.".formatted(task.getAttempt()),
                "See that promotion-workflow runs, with a release that can replay this workflow; else begin the process anew.",
                PendingStep.at(task.getOriginalScheduledTime()),
                task.getAttempt()));
    }

    private Optional<Symptom> ended(DescribeWorkflowExecutionResponse seen, ProcessRow row) {
        return seen.getWorkflowExecutionInfo().hasCloseTime() ? lost(row) : Optional.empty();
    }

    /** One whose turn it is not, or that another drives, has no workflow yet and lacks nothing. */
    private Optional<Symptom> lost(ProcessRow row) {
        return processes
                .startable(row.id())
                .map(_ -> new Symptom(
                        WORKFLOW,
                        "It is open, and no workflow runs for it.",
                        "Temporal has lost it, or broke it off.",
                        "It is started again by itself within a minute or so; if it stays, the log of promotion-workflow says why it cannot be started.",
                        row.createdAt(),
                        0));
    }
}
