package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a deploy to be undone.
 *
 * @param bad the digest that the deploy brought
 * @param good the digest that it replaced; none if nothing ran before, and then the folder goes
 * @param deploy the commit that brought the bad digest
 * @param reason in plain words
 */
public record RollbackRequest(
        Step step, Place place, String bad, @Nullable String good, String deploy, String reason) {}
