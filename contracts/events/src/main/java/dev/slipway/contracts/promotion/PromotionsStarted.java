package dev.slipway.contracts.promotion;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Promotions that were stopped as a whole may go on.
 *
 * @param by opaque id of the operator
 */
public record PromotionsStarted(String reason, String by) implements PromotionEvent {
    @Override
    @JsonIgnore
    public String subject() {
        return "switch/promotions";
    }
}
