package dev.slipway.cost.ledger;

import dev.slipway.contracts.Money;
import dev.slipway.cost.ledger.ImportResult.Period;
import dev.slipway.cost.ledger.LedgerRepository.ReplacedBill;
import dev.slipway.runtime.Uuid7;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where bills change. */
@Service
public class LedgerService {
    private final LedgerRepository ledger;
    private final LedgerEvents events;
    private final ApplicationEventPublisher inTransaction;
    private final BillReader focus;
    private final Clock clock;

    LedgerService(
            LedgerRepository ledger,
            LedgerEvents events,
            ApplicationEventPublisher inTransaction,
            BillReader focus,
            Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.inTransaction = inTransaction;
        this.focus = focus;
        this.clock = clock;
    }

    /**
     * Replaces every bill that the file holds, all or nothing: whatever goes wrong, the old lines stay. Two imports of one month wait for each other, once their files are read.
     */
    @Transactional(rollbackFor = Exception.class)
    public ImportResult importFocus(InputStream bytes, String by) throws IOException, UnreadableBill {
        var id = Uuid7.next();
        try (var incoming = ledger.open(id)) {
            focus.read(bytes, incoming::add);
            incoming.finish();
        }
        var bills = ledger.replace(id, by, clock.instant());
        if (bills.isEmpty()) {
            throw new UnreadableBill("/rows", "The bill has no rows.");
        }
        bills.forEach(bill -> events.imported(bill, by));
        bills.stream()
                .map(ReplacedBill::month)
                .distinct()
                .map(YearMonth::from)
                .map(BillsReplaced::new)
                .forEach(inTransaction::publishEvent);
        return new ImportResult(
                bills.stream()
                        .map(bill -> new Period(
                                bill.provider(),
                                bill.billingAccount(),
                                YearMonth.from(bill.month()).toString()))
                        .toList(),
                bills.stream().mapToLong(ReplacedBill::rows).sum(),
                totals(bills));
    }

    private static List<Money> totals(List<ReplacedBill> bills) {
        return bills.stream()
                .flatMap(bill -> bill.totals().stream())
                .collect(Collectors.groupingBy(
                        Money::currency,
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Money::amount, BigDecimal::add)))
                .entrySet()
                .stream()
                .map(total -> new Money(total.getValue(), total.getKey()))
                .toList();
    }
}
