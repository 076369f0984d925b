package dev.slipway.gate.intake;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks.
 *
 * @param githubSecrets shared with GitHub; several while one is being replaced
 * @param distributionSecrets shared with the registry
 * @param retention how long deliveries are kept, and recognised again
 */
@ConfigurationProperties("slipway.gate.intake")
record IntakeProperties(
        @DefaultValue List<String> githubSecrets,
        @DefaultValue List<String> distributionSecrets,
        @DefaultValue("30d") Duration retention) {
    @Override
    public String toString() {
        return "IntakeProperties[retention=" + retention + "]";
    }
}
