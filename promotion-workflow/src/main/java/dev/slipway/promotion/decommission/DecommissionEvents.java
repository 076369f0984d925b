package dev.slipway.promotion.decommission;

import dev.slipway.contracts.promotion.AppDecommissioned;
import dev.slipway.contracts.promotion.DecommissionEnded;
import dev.slipway.contracts.promotion.DecommissionRequested;
import dev.slipway.runtime.event.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class DecommissionEvents {
    private final Outbox outbox;

    DecommissionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void requested(Decommission it, String by) {
        outbox.append(new DecommissionRequested(it.app(), it.revision(), it.id(), by, it.reason()));
    }

    void ended(Decommission it, DecommissionEnd end) {
        if (end.state() == DecommissionState.COMPLETED) {
            completed(it, end.removed());
        } else {
            outbox.append(new DecommissionEnded(
                    it.app(), it.revision(), it.id(), end.state().id(), end.text()));
        }
    }

    private void completed(Decommission it, List<String> removed) {
        outbox.append(new AppDecommissioned(it.app(), it.revision(), it.id(), removed));
    }
}
