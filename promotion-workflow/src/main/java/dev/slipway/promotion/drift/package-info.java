/**
 * What Git and the cluster hold, compared with what is on record here: after a restore of the database they are ahead of it, and somebody else may have changed
 * them. Tells the differences, and changes nothing: the records win only when a person acts on them. What the cluster runs without Git is not looked for.
 */
@NullMarked
package dev.slipway.promotion.drift;

import org.jspecify.annotations.NullMarked;
