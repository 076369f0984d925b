/**
 * The questions of triage: who may answer them, what the answers lead to, and a record of every time they were answered. Lowering a risk is a person's act
 * and is kept with their id. The table that decides is data of package {@code risk}.
 */
@NullMarked
package dev.slipway.catalog.triage;

import org.jspecify.annotations.NullMarked;
