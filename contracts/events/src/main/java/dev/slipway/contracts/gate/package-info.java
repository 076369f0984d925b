/** What the gate tells: builds, evidence and verdicts about an image digest. */
@NullMarked
package dev.slipway.contracts.gate;

import org.jspecify.annotations.NullMarked;
