package dev.slipway.promotion.decommission;

import java.util.List;

/**
 * How a decommission ended.
 *
 * @param text in plain words
 * @param removed what was removed, if anything
 */
public record DecommissionEnd(DecommissionState state, String text, List<String> removed) {
    static DecommissionEnd untouched(DecommissionState state, String text) {
        return new DecommissionEnd(state, text, List.of());
    }
}
