/** Tests of the generation, against a real PostgreSQL. */
@NullMarked
package dev.slipway.codegen;

import org.jspecify.annotations.NullMarked;
