package dev.slipway.sample;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class VisitService {
    private final VisitRepository visits;
    private final Outbox outbox;

    VisitService(VisitRepository visits, Outbox outbox) {
        this.visits = visits;
        this.outbox = outbox;
    }

    @Transactional
    void visit(String app, long revision) {
        visits.insert(app, revision);
        outbox.append(new TeamChanged(app, revision, List.of(), List.of(), "sample"));
    }
}
