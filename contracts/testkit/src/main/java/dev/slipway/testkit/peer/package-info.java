/** What every outgoing HTTP client of every service has to bear: a peer that hangs, refuses, breaks off, and answers nonsense. */
@NullMarked
package dev.slipway.testkit.peer;

import org.jspecify.annotations.NullMarked;
