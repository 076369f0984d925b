package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import java.util.List;

/**
 * Asks for an app to be taken out of an environment.
 *
 * @param reason in plain words
 * @param approvedBy opaque ids
 */
public record RemovalRequest(Step step, Place place, String reason, List<String> approvedBy) {}
