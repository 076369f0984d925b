package dev.slipway.promotion.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.promotion.ServiceTest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A child that outlives its parent has nobody but the starter and the operators to look after it. */
class OrphanTest extends ServiceTest {
    @Autowired
    private Processes processes;

    @Autowired
    private ProcessRepository rows;

    @Autowired
    private Diagnosis diagnosis;

    @Autowired
    private WorkflowClient temporal;

    @Autowired
    private TransactionTemplate transaction;

    private UUID parent = new UUID(0, 0);
    private UUID child = new UUID(0, 0);

    @BeforeEach
    void aChild() {
        var app = anApp();
        parent = promotionOf(app, digest("build-" + app));
        child = open(new NewProcess(ProcessKind.DOMAIN, app, null, parent, Map.of("label", app), "service:promotion"));
    }

    @Test
    void aChildIsLeftToItsParent() {
        assertThat(rows.startable(child)).isEmpty();
        assertThat(rows.root(child)).map(ProcessRow::id).contains(parent);
    }

    @Test
    void isBegunAnewByItself() {
        close(parent);

        assertThat(rows.root(child)).map(ProcessRow::id).contains(child);
    }

    @Test
    void isDrivenAndSeenWhenItsWorkflowIsGone() {
        close(parent);
        await().until(() -> rows.find(child).orElseThrow().driven());
        temporal.newUntypedWorkflowStub(child.toString()).terminate("broken off");

        assertThat(diagnosis.of(rows.find(child).orElseThrow(), Instant.MAX))
                .map(Symptom::what)
                .contains("It is open, and no workflow runs for it.");
    }

    private UUID open(NewProcess wanted) {
        return Objects.requireNonNull(
                transaction.execute(_ -> processes.open(wanted).orElseThrow().id()));
    }

    private void close(UUID process) {
        transaction.executeWithoutResult(_ -> processes.close(process, "failed"));
    }
}
