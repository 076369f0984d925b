package dev.slipway.contracts.http;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** What services ask of promotion-workflow. */
@OwnedBy("promotion")
public interface PromotionClient {
    /** Records the decision, granted or refused, and answers what became of it. Refusals are answers, not errors. */
    @PostExchange("/internal/v1/approvals/{approval}/decisions")
    DecisionAnswer decide(@PathVariable String approval, @RequestBody ChatDecision decision);
}
