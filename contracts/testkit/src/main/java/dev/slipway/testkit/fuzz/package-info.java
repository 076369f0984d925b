/**
 * Documents that nobody in their right mind sends, for whatever reads what strangers write. Jazzer draws them: {@code mvn verify} reads the seeds
 * and what was found before, {@code JAZZER_FUZZ=1} looks for more.
 */
@NullMarked
package dev.slipway.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
