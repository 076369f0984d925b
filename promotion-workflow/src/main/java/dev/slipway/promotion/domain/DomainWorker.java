package dev.slipway.promotion.domain;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.process.NewProcess;
import dev.slipway.promotion.process.ProcessKind;
import dev.slipway.promotion.process.ProcessRow;
import dev.slipway.promotion.process.Processes;
import dev.slipway.promotion.process.RecordedSteps;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the process rows of names. How one ended stands as its recorded step {@value #END}. */
@Component("domainActivities")
class DomainWorker implements DomainActivities {
    private static final String END = "end";

    private final Processes processes;
    private final DomainRepository domains;
    private final RecordedSteps steps;

    DomainWorker(Processes processes, DomainRepository domains, RecordedSteps steps) {
        this.processes = processes;
        this.domains = domains;
        this.steps = steps;
    }

    /** What stands in the row as its argument. */
    record Argument(@Nullable String team, String label, String environment, boolean tls, boolean firstTime) {}

    @Override
    public DomainTask ensureOpened(
            Step step, String app, @Nullable String team, String label, String environment, boolean tls) {
        var id = steps.once(step, UUID.class, () -> {
            var argument = new Argument(team, label, environment, tls, !domains.everServed(app, environment));
            var parent = UUID.fromString(step.process());
            return processes
                    .open(new NewProcess(ProcessKind.DOMAIN, app, null, parent, argument, "service:promotion"))
                    .map(ProcessRow::id)
                    .orElseThrow();
        });
        return task(id.toString());
    }

    @Override
    public DomainTask task(String process) {
        var row = processes.find(UUID.fromString(process)).orElseThrow();
        var argument = processes.argument(row, Argument.class);
        return new DomainTask(
                process,
                row.app(),
                argument.team(),
                argument.label(),
                argument.environment(),
                argument.tls(),
                argument.firstTime(),
                steps.recorded(new Step(process, END), DomainEnd.class).orElse(null));
    }

    @Override
    public void ensureClosed(String process, DomainEnd end) {
        steps.once(new Step(process, END), DomainEnd.class, () -> {
            processes.close(UUID.fromString(process), end.refusal() == null ? DomainRepository.SERVING : "refused");
            return end;
        });
    }
}
