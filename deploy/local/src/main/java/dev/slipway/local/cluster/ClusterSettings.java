package dev.slipway.local.cluster;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the cluster is told at its start.
 *
 * @param git the environments repository, a bare one on this machine; it may come into being later
 * @param registry the only registry that images are pulled from
 * @param dns the service that hands out certificates
 * @param issuer where the agent gets its token
 * @param agentSecret secret of the client {@code cluster}
 * @param apiToken bearer token of the Kubernetes API
 * @param data folder of what runs
 */
public record ClusterSettings(
        Path git, URI registry, URI dns, URI issuer, String agentSecret, String apiToken, Path data) {}
