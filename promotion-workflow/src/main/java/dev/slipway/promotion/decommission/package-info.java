/**
 * The way of an app out of production, in an order that leaves nothing behind: its promotions end, people agree, its names stop answering and are forgotten by
 * resolvers, its manifests go and the cluster follows, its certificates and names are given back, and the catalog archives it. Evidence and audit stay. Nothing is
 * touched before somebody other than its owner has agreed.
 */
@NullMarked
package dev.slipway.promotion.decommission;

import org.jspecify.annotations.NullMarked;
