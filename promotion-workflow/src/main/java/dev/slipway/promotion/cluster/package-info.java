/**
 * What really runs, as the cluster says (Kubernetes API, {@code apps/v1} Deployments). Only looks; nothing here changes a cluster.
 */
@NullMarked
package dev.slipway.promotion.cluster;

import org.jspecify.annotations.NullMarked;
