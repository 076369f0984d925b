/**
 * What the catalog has told about apps, kept for lists and reports: newest revision wins. Nothing is decided on it that the catalog could be asked about.
 */
@NullMarked
package dev.slipway.cost.app;

import org.jspecify.annotations.NullMarked;
