/**
 * Calls to others: only configured hosts, every wait bounded, every answer bounded, repeated where that is safe, and
 * failures told apart into "later" ({@link dev.slipway.runtime.RetryableException}) and "no"
 * ({@link dev.slipway.runtime.http.RemoteProblem}).
 */
@NullMarked
package dev.slipway.runtime.http;

import org.jspecify.annotations.NullMarked;
