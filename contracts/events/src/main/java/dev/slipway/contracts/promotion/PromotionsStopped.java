package dev.slipway.contracts.promotion;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Promotions were stopped as a whole: none enters a further stage that changes an environment.
 *
 * @param by opaque id of the operator
 */
public record PromotionsStopped(String reason, String by) implements PromotionEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "switch/promotions";
    }
}
