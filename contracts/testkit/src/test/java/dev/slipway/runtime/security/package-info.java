/** The issuer, by the contract of all peers; here, because the contract is here. */
@NullMarked
package dev.slipway.runtime.security;

import org.jspecify.annotations.NullMarked;
