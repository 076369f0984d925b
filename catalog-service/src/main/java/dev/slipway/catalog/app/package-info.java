/**
 * The single record of every app: registration, description, list and search, what runs where. An app's name is its id and is never given out again (primary
 * key, and rows are never deleted); a container image belongs to one living app (unique index); the revision grows by one with each change, and each change is
 * announced in the transaction that makes it, with the whole state.
 */
@NullMarked
package dev.slipway.catalog.app;

import org.jspecify.annotations.NullMarked;
