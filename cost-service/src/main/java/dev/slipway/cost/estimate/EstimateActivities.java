package dev.slipway.cost.estimate;

import dev.slipway.contracts.activities.CostActivities;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.EstimateRequest;
import dev.slipway.contracts.activities.TaskQueues;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.runtime.http.ServiceClients;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What workflows ask of the cost service. */
@Component
@ActivityImpl(taskQueues = TaskQueues.COST)
class EstimateActivities implements CostActivities {
    private final EstimateService estimates;
    private final CatalogClient catalog;

    EstimateActivities(EstimateService estimates, ServiceClients services) {
        this.estimates = estimates;
        this.catalog = services.of(CatalogClient.class);
    }

    @Override
    public EstimateAnswer ensureEstimate(EstimateRequest request) {
        var app = catalog.app(request.app());
        var askedBy = request.step().process() + "/" + request.step().name();
        var size = Optional.ofNullable(request.size()).map(given -> estimates.sizeOf(app, given));
        var estimate = estimates.record(askedBy, estimates.reckon(app, size));
        return new EstimateAnswer(
                estimate.monthly().amount().toPlainString(),
                estimate.cap().amount().toPlainString(),
                estimate.monthly().currency(),
                estimate.aboveCap(),
                estimate.cap().currency());
    }
}
