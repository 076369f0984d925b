/**
 * Reports of the scanner Trivy: the object with SchemaVersion 2, and the bare array of its older versions. Reports about a cluster are refused.
 */
@NullMarked
package dev.slipway.gate.evidence.trivy;

import org.jspecify.annotations.NullMarked;
