package dev.slipway.notifier.interaction;

import dev.slipway.notifier.interaction.InteractionJob.Click;
import dev.slipway.runtime.job.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries one click, again and again until whoever decides has answered. */
@Component
class InteractionJob implements Job<Click> {
    private final InteractionService interactions;

    InteractionJob(InteractionService interactions) {
        this.interactions = interactions;
    }

    /** Names the click. */
    record Click(UUID interaction) {}

    @Override
    public String name() {
        return "carry-interaction";
    }

    @Override
    public Class<Click> dataType() {
        return Click.class;
    }

    @Override
    public void run(Click click) {
        interactions.carry(click.interaction());
    }
}
