/** What the catalog tells: apps, their owners, risk and lifecycle. Every event carries the full state of the app. */
@NullMarked
package dev.slipway.contracts.catalog;

import org.jspecify.annotations.NullMarked;
