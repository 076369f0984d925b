package dev.slipway.promotion.smoke;

import dev.slipway.contracts.activities.SmokeCheckSpec;
import dev.slipway.contracts.activities.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the checks of an app.
 *
 * @param host name of the app in that environment
 * @param tls whether it is asked over HTTPS
 * @param checks declared; if none, the health endpoint must answer 200
 * @param awaitsCertificate false where the release is taken back anyhow: a certificate that the gateway lacks is not waited for; earlier releases do not say, and wait
 */
public record SmokeRequest(
        Step step,
        String app,
        long revision,
        String digest,
        @Nullable String version,
        String environment,
        String host,
        boolean tls,
        List<SmokeCheckSpec> checks,
        @Nullable String liveness,
        @Nullable Boolean awaitsCertificate) {}
