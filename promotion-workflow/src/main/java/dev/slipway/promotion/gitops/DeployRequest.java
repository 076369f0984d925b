package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a build to run somewhere.
 *
 * @param expected the digest that is to be replaced; none if nothing is expected there
 * @param repository image repository without the registry host
 * @param owner opaque id
 * @param certificate id by which the cluster fetches chain and key; none without TLS
 * @param liveness path of the health endpoint
 * @param readiness path that says whether it takes requests; the health endpoint's if none is given
 * @param approvedBy opaque ids
 */
public record DeployRequest(
        Step step,
        Place place,
        String digest,
        @Nullable String expected,
        @Nullable String version,
        String repository,
        String owner,
        @Nullable String costCentre,
        String host,
        @Nullable String certificate,
        @Nullable String liveness,
        @Nullable String readiness,
        List<String> approvedBy) {}
