/**
 * Calls to peers that do not go over {@link dev.slipway.runtime.http.OutgoingHttp}, because they speak something else, or because a library speaks for us: each with an
 * end in time and a circuit, seen in the same meters by the peer's name. Nothing is repeated here: whoever drives the work asks again.
 */
@NullMarked
package dev.slipway.runtime.peer;

import org.jspecify.annotations.NullMarked;
