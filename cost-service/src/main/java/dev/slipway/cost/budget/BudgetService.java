package dev.slipway.cost.budget;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.cost.BudgetCrossed;
import dev.slipway.cost.app.AppRepository;
import dev.slipway.cost.app.CapChanged;
import dev.slipway.cost.app.KnownApp;
import dev.slipway.cost.ledger.BillsReplaced;
import dev.slipway.cost.ledger.LedgerLockRepository;
import dev.slipway.cost.ledger.Spending;
import dev.slipway.cost.ledger.SpendingRepository;
import dev.slipway.runtime.event.Outbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Compares what was spent with the cap, each time that bills or the cap change, in their transaction. */
@Service
class BudgetService {
    private static final List<Integer> SHARES = List.of(80, 100);

    private final SpendingRepository spending;
    private final LedgerLockRepository ledger;
    private final AppRepository apps;
    private final BudgetRepository crossings;
    private final Outbox outbox;
    private final Clock clock;

    BudgetService(
            SpendingRepository spending,
            LedgerLockRepository ledger,
            AppRepository apps,
            BudgetRepository crossings,
            Outbox outbox,
            Clock clock) {
        this.spending = spending;
        this.ledger = ledger;
        this.apps = apps;
        this.crossings = crossings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(BillsReplaced replaced) {
        var tagged = spending.ofMonth(replaced.month()).stream()
                .filter(sum -> sum.app() != null)
                .toList();
        var known =
                apps
                        .find(tagged.stream()
                                .map(Spending::app)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(KnownApp::name, Function.identity()));
        // In the order of their names, so that two imports never wait for each other's subjects in a circle.
        tagged.forEach(sum -> Optional.ofNullable(known.get(String.valueOf(sum.app())))
                .ifPresent(app -> compare(app, replaced.month(), sum)));
    }

    /** The bills may have come before the app was known, or before its cap was lowered. */
    @EventListener
    void on(CapChanged changed) {
        ledger.takeWhole();
        spending.ofApp(changed.app().name()).forEach(sum -> compare(changed.app(), sum.month(), sum));
    }

    /** A cap in another currency than the bill says nothing about it: amounts are never converted. */
    private void compare(KnownApp app, YearMonth month, Spending sum) {
        if (!sum.currency().equals(app.cap().currency()) || app.cap().amount().signum() <= 0) {
            return;
        }
        for (var percent : SHARES) {
            var threshold =
                    app.cap().amount().multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
            var spent = new Money(sum.billed(), sum.currency());
            if (sum.billed().compareTo(threshold) >= 0
                    && crossings.insertOnce(app, month, percent, spent, clock.instant())) {
                outbox.append(
                        new BudgetCrossed(app.name(), app.revision(), month.toString(), percent, spent, app.cap()));
            }
        }
    }
}
