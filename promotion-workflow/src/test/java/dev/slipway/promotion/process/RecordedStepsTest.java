package dev.slipway.promotion.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.ServiceTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class RecordedStepsTest extends ServiceTest {
    @Autowired
    private RecordedSteps steps;

    @Autowired
    private Processes processes;

    @Autowired
    private ProcessHistory history;

    @Autowired
    private TransactionTemplate transaction;

    private UUID process = new UUID(0, 0);

    @BeforeEach
    void aProcess() {
        process = promotionOf(anApp(), digest("build"));
    }

    @Test
    void worksOnceForManyThatAskAtOnce() throws Exception {
        var done = new AtomicInteger();
        var asked = new ArrayList<Callable<Integer>>();
        for (int each = 0; each < 6; each++) {
            asked.add(() -> steps.once(step("count"), Integer.class, done::incrementAndGet));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(asked)) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void leavesNothingWhenItDiesBetweenEffectAndRecord() {
        assertThatThrownBy(() -> steps.once(step("die"), () -> {
                    history.append(process, "die", "half done");
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        steps.once(step("die"), () -> history.append(process, "die", "done"));
        steps.once(step("die"), () -> history.append(process, "die", "done again"));

        assertThat(database.query("select text from process_history where process = ? and step = 'die'", process))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("text", "done"));
    }

    @Test
    void opensOneProcessForManyThatWantIt() throws Exception {
        var app = anApp();
        var wanted = new NewProcess(ProcessKind.PROMOTION, app, digest("x"), null, "argument", "gate");
        var wishes = new ArrayList<Callable<Boolean>>();
        for (int each = 0; each < 6; each++) {
            wishes.add(() -> Boolean.TRUE.equals(
                    transaction.execute(status -> processes.open(wanted).isPresent())));
        }
        var opened = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(wishes)) {
                opened += answer.get() ? 1 : 0;
            }
        }
        assertThat(opened).isEqualTo(1);
        assertThat(processes.live(ProcessKind.PROMOTION, app)).isPresent();
    }

    @Test
    void opensAndClosesOnlyWithWhatBelongsToIt() {
        var wanted = new NewProcess(ProcessKind.PROMOTION, anApp(), digest("x"), null, "argument", "gate");

        assertThatThrownBy(() -> processes.open(wanted)).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> processes.close(process, "failed"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void showsHowManyProcessesAreOpen() {
        http.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(figures ->
                        assertThat(figures).contains("slipway_processes_open", "slipway_processes_oldest_age_seconds"));
    }

    private Step step(String name) {
        return new Step(process.toString(), name);
    }
}
