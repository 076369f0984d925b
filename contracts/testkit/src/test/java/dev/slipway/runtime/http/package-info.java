/** The tokens of a service, by the contract of all peers; here, because the contract is here. */
@NullMarked
package dev.slipway.runtime.http;

import org.jspecify.annotations.NullMarked;
