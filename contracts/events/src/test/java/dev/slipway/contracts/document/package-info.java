/**
 * The documents of the events: samples written by hand; JSON Schemas and {@code asyncapi.yaml} generated from the records and their Javadoc; released ones frozen.
 * They live in tests, so that the events themselves depend on nothing.
 */
@NullMarked
package dev.slipway.contracts.document;

import org.jspecify.annotations.NullMarked;
