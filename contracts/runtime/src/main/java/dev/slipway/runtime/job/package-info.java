/**
 * Work that must happen although the process may end: enqueued in the transaction that wants it, run until it returns, at least once. A job that only fails
 * ends among the {@link dev.slipway.runtime.job.DeadLetters}, from where an operator sends it again. Jobs of one name and id never run at the same time, as
 * long as the process that runs one is alive enough to say so.
 */
@NullMarked
package dev.slipway.runtime.job;

import org.jspecify.annotations.NullMarked;
