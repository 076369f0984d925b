/**
 * How risky an app is: a table of rules, which is data ({@code triage/table.json}), applied to the answers of triage and to what the app says of itself. A
 * description may raise the level and never lowers it; an app that was never triaged counts as high. Only rules here: nothing is stored or told.
 */
@NullMarked
package dev.slipway.catalog.risk;

import org.jspecify.annotations.NullMarked;
