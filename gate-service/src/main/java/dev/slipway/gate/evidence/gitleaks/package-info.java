/** Reports of gitleaks, before version 8 and since. The secret itself is never read out of them. */
@NullMarked
package dev.slipway.gate.evidence.gitleaks;

import org.jspecify.annotations.NullMarked;
