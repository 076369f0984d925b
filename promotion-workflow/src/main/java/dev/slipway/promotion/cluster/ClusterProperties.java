package dev.slipway.promotion.cluster;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The Kubernetes API; its address is that of the HTTP client {@code cluster}.
 *
 * @param token bearer token of a service account that may get Deployments
 */
@Validated
@ConfigurationProperties("slipway.cluster")
record ClusterProperties(@Nullable String token) {}
