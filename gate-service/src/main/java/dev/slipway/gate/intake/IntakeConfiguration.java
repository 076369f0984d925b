package dev.slipway.gate.intake;

import dev.slipway.runtime.security.BearerSecret;
import dev.slipway.runtime.security.GithubSignature;
import dev.slipway.runtime.security.WebhookAuthenticator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How each sender proves itself. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    static final String GITHUB = "github";
    static final String DISTRIBUTION = "distribution";

    @Bean(GITHUB)
    WebhookAuthenticator github(IntakeProperties properties) {
        return new GithubSignature(properties.githubSecrets());
    }

    @Bean(DISTRIBUTION)
    WebhookAuthenticator distribution(IntakeProperties properties) {
        return new BearerSecret(DISTRIBUTION, properties.distributionSecrets());
    }
}
