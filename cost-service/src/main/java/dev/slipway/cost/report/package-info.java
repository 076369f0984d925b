/**
 * The monthly report as data, page and table. It reads the ledger and writes nothing.
 */
@NullMarked
package dev.slipway.cost.report;

import org.jspecify.annotations.NullMarked;
