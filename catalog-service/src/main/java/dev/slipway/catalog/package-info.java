/**
 * The catalog: the single record of every app, the people and teams behind them, their risk and lifecycle, and the audit trail over all services. Other
 * services ask here who may do what; nothing here depends on them.
 */
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
