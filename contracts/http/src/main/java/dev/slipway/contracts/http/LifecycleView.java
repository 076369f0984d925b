package dev.slipway.contracts.http;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the app stands in its life.
 *
 * @param state idea, active, decommissioning or archived
 */
public record LifecycleView(
        String state, @Nullable LocalDate expires, @Nullable LocalDate nextReview) {}
