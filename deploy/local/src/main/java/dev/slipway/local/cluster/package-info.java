/**
 * Stand-in of a Kubernetes cluster with a GitOps agent, an ingress gateway and Prometheus. It follows the environments
 * repository, rolls out what stands there once the image can be pulled by its digest, and takes away what left. It
 * answers for each app by Host and SNI, with the certificate that the app's ExternalSecret names and never another.
 *
 * <p>No container runs: an app is what its image's labels say. Probes, resources, policies, quotas and admission are
 * not looked at, so a failing app is available and its health check fails. Of a kustomization it knows the fields that
 * {@link dev.slipway.local.cluster.Kustomization} names, and it says in its log when it meets another.
 */
@NullMarked
package dev.slipway.local.cluster;

import org.jspecify.annotations.NullMarked;
