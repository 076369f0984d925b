package dev.slipway.promotion.smoke;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where and how apps are asked.
 *
 * @param http the gateway without TLS
 * @param https the gateway with TLS
 * @param authority PEM file with the certificate that is trusted; the platform's usual ones if none
 * @param zones parents of the names that may be asked
 * @param patience how long a check that fails is repeated; with a request's timeout below the time limit of the activity (20 s)
 * @param certificateWithin how long the gateway may be without a certificate of the name before that fails the check: whoever brings it there may be held up
 * @param pause between two tries
 * @param timeout of one request, with its whole answer
 * @param defaultLiveness what is asked of an app that declares neither checks nor a health endpoint
 * @param maxBody bytes of an answer that are read
 */
@Validated
@ConfigurationProperties("slipway.smoke")
record SmokeProperties(
        @NotNull URI http,
        @NotNull URI https,
        @Nullable Path authority,
        @NotEmpty List<String> zones,
        @NotNull @DefaultValue("10s") Duration patience,
        @NotNull @DefaultValue("2m") Duration certificateWithin,
        @NotNull @DefaultValue("1s") Duration pause,
        @NotNull @DefaultValue("5s") Duration timeout,
        @NotBlank @DefaultValue("/healthz") String defaultLiveness,
        @DefaultValue("65536") int maxBody) {

    boolean mayAsk(String host) {
        return zones.stream().anyMatch(zone -> host.endsWith("." + zone));
    }
}
