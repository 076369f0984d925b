/** Lists of parts in CycloneDX 1.2 to 1.7, JSON and XML (ECMA-424). Documents are held to the official schemas. */
@NullMarked
package dev.slipway.gate.evidence.cyclonedx;

import org.jspecify.annotations.NullMarked;
