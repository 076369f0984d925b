package dev.slipway.promotion.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app in an environment of which not all say the same.
 *
 * @param recorded the digest that Slipway last wrote there by its records; none if it wrote nothing, or removed the app
 * @param git the digest that stands in Git; none if the app is not there
 * @param cluster the digest that the cluster runs; none if it runs none
 * @param unrecorded changes in Git that no record knows, newest first, by process and step
 * @param text what is the matter, and what a person can do
 */
public record Difference(
        String app,
        String environment,
        @Nullable String recorded,
        @Nullable String git,
        @Nullable String cluster,
        List<String> unrecorded,
        String text) {}
