/**
 * Certificates by CSR, keys under envelope encryption, handed to the cluster by reference.
 */
@NullMarked
package dev.slipway.dns.certificate;

import org.jspecify.annotations.NullMarked;
