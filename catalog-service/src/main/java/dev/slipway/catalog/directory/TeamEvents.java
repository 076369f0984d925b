package dev.slipway.catalog.directory;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells others about teams. */
@Component
class TeamEvents {
    private final Outbox outbox;

    TeamEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(Team team, String by) {
        outbox.append(new TeamChanged(
                team.name(), team.revision(), List.copyOf(team.members()), List.copyOf(team.leads()), by));
    }
}
