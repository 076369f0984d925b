package dev.slipway.promotion.domain;

import dev.slipway.contracts.activities.Step;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The process rows of names. */
@ActivityInterface(namePrefix = "DomainProcess")
public interface DomainActivities {
    /** Opens a process below the one that asks, which also drives it. */
    DomainTask ensureOpened(
            Step step, String app, @Nullable String team, String label, String environment, boolean tls);

    /** What the process is to do. */
    DomainTask task(String process);

    /** Closes the process. */
    void ensureClosed(String process, DomainEnd end);
}
