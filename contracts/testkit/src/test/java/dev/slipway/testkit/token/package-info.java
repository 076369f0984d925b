/** Tests of the issuer and its tokens. */
@NullMarked
package dev.slipway.testkit.token;

import org.jspecify.annotations.NullMarked;
