/**
 * The way of one build of one app from a good verdict to production: staging, checks, approval, production, and back if it fails. What is promoted is a digest, never
 * a tag and never a rebuild. Promotions of one app take turns, and a newer build takes the place of one that still waits. The rows here are what people see; the
 * workflow moves them, and enters a stage only if nobody wants otherwise at that moment.
 */
@NullMarked
package dev.slipway.promotion.promotion;

import org.jspecify.annotations.NullMarked;
