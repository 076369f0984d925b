/**
 * Images, read at the configured registry by their digest: OCI and Docker manifests, and lists of them. What is read has the digest that was asked for, or it is
 * not used. Only the configured registry is dialled, never a host that a message names.
 */
@NullMarked
package dev.slipway.gate.registry;

import org.jspecify.annotations.NullMarked;
