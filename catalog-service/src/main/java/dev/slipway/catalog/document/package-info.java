/**
 * Documents that strangers send: read with limits on size and depth, checked against a JSON Schema, and refused in words that a person without a manual
 * understands, with every wrong place named at once. Holds no meaning of its own: which fields there are, the schemas say.
 */
@NullMarked
package dev.slipway.catalog.document;

import org.jspecify.annotations.NullMarked;
