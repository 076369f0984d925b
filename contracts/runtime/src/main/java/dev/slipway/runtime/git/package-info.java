/**
 * A branch of a repository elsewhere, read and written by compare-and-set (JGit; over HTTP only the smart protocol, gitprotocol-http(5)). Every wait has an end, a peer that
 * fails too often is left alone, {@code Retry-After} is handed to the caller, and no redirect leads to another host.
 */
@NullMarked
package dev.slipway.runtime.git;

import org.jspecify.annotations.NullMarked;
