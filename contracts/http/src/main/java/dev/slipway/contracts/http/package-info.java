/** The HTTP surface that services call of each other: declared clients and the shapes that they carry. The full documents stand in {@code openapi/}. */
@NullMarked
package dev.slipway.contracts.http;

import org.jspecify.annotations.NullMarked;
