/**
 * Webhooks of GitHub and of image registries. A delivery is authentic and stored once before it has any effect; what it claims is a hint, and is read again
 * at the source by a durable job. A delivery that was committed once, by its id or by its body, has no effect again.
 */
@NullMarked
package dev.slipway.gate.intake;

import org.jspecify.annotations.NullMarked;
