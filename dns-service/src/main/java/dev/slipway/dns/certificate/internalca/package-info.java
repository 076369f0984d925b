/**
 * The internal certificate authority: a CSR in, a chain out.
 */
@NullMarked
package dev.slipway.dns.certificate.internalca;

import org.jspecify.annotations.NullMarked;
