package dev.slipway.cost.ledger;

import dev.slipway.contracts.cost.CostImported;
import dev.slipway.cost.ledger.LedgerRepository.ReplacedBill;
import dev.slipway.runtime.event.Outbox;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Tells which bills were replaced. */
@Component
class LedgerEvents {
    private final Outbox outbox;

    LedgerEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void imported(ReplacedBill bill, String by) {
        outbox.append(new CostImported(
                bill.provider(),
                bill.billingAccount(),
                YearMonth.from(bill.month()).toString(),
                bill.rows(),
                bill.totals(),
                by));
    }
}
