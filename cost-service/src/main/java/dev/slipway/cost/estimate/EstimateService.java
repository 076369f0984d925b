package dev.slipway.cost.estimate;

import dev.slipway.contracts.activities.AppSize;
import dev.slipway.contracts.cost.CostEstimated;
import dev.slipway.contracts.http.AppView;
import dev.slipway.runtime.event.Outbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reckons what a month will cost. */
@Service
class EstimateService {
    private final PriceList prices;
    private final EstimateRepository estimates;
    private final Outbox outbox;
    private final Clock clock;

    EstimateService(PriceList prices, EstimateRepository estimates, Outbox outbox, Clock clock) {
        this.prices = prices;
        this.estimates = estimates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The estimate of the app as the catalog knows it now; the default size of its tier unless one is given. */
    Estimate reckon(AppView app, Optional<Size> declared) {
        var tier = app.hostingTier();
        var size = declared.orElseGet(() -> defaultSize(tier));
        var monthly = prices.monthly(tier, size)
                .orElseThrow(() -> new IllegalStateException("No prices for the tier " + tier));
        return new Estimate(app.name(), app.revision(), size, monthly, app.monthlyCostCap());
    }

    /** What the app is given in the cluster, for as much of the month as apps of its tier run. */
    Size sizeOf(AppView app, AppSize given) {
        var runningShare = defaultSize(app.hostingTier()).runningShare();
        return new Size(new BigDecimal(given.cpu()), new BigDecimal(given.memoryGib()), given.replicas(), runningShare);
    }

    private Size defaultSize(String tier) {
        return prices.defaultSize(tier)
                .orElseThrow(() -> new IllegalStateException("No default size for the tier " + tier));
    }

    /** Keeps an estimate and tells it, once for whoever asks; asked again, the first answer counts, cap and all. */
    @Transactional
    public Estimate record(String askedBy, Estimate estimate) {
        if (estimates.insertOnce(askedBy, estimate, clock.instant())) {
            outbox.append(new CostEstimated(
                    estimate.app(), estimate.revision(), estimate.monthly(), estimate.cap(), estimate.aboveCap()));
            return estimate;
        }
        return estimates.answered(askedBy, estimate).orElse(estimate);
    }
}
