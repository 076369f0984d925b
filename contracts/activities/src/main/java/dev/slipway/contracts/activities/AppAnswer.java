package dev.slipway.contracts.activities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app as its owner, the catalog, knows it at this moment.
 *
 * @param owner opaque id
 * @param lifecycle idea, active, decommissioning or archived
 * @param subdomain label wished for
 * @param smoke declared checks
 * @param liveness path of the health endpoint
 * @param readiness path that says whether it takes requests; none if that is what the health endpoint says
 */
public record AppAnswer(
        String app,
        long revision,
        String owner,
        @Nullable String team,
        String risk,
        String lifecycle,
        @Nullable String dataClassification,
        @Nullable String subdomain,
        @Nullable String costCentre,
        List<SmokeCheckSpec> smoke,
        @Nullable String liveness,
        @Nullable String readiness) {
    /** Whether builds of it may still go anywhere. */
    public boolean open() {
        return lifecycle.equals("idea") || lifecycle.equals("active");
    }
}
