package dev.slipway.contracts.activities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate decided, on what it knows now.
 *
 * @param verdict id
 * @param outcome passed, failed or undetermined
 * @param risk low, medium or high
 * @param revision of the app that was judged
 * @param version declared by the image
 * @param commit declared by the image
 * @param repository image repository without the registry host
 * @param authors for production; answers of earlier releases do not say
 */
public record VerdictAnswer(
        String verdict,
        String outcome,
        String risk,
        long revision,
        @Nullable String version,
        @Nullable String commit,
        String repository,
        List<FindingSummary> findings,
        @Nullable Authors authors) {}
