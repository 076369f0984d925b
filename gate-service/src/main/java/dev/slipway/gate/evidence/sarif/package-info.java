/** Reports of analysers in SARIF 2.1.0 (OASIS). Levels, overrides, kinds and suppressions are read as the standard says, section by section. */
@NullMarked
package dev.slipway.gate.evidence.sarif;

import org.jspecify.annotations.NullMarked;
