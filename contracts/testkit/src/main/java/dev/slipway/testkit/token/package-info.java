/** An OpenID Connect issuer inside the test's JVM, and the tokens that it signs. The service verifies them as it verifies real ones. */
@NullMarked
package dev.slipway.testkit.token;

import org.jspecify.annotations.NullMarked;
