package dev.slipway.gate.registry;

import dev.slipway.gate.app.AppRevision;
import java.util.List;
import java.util.Optional;

/**
 * Told inside the service, in the transaction that records it: a build and its signatures were read at the registry, for the
 * first time or again.
 *
 * @param app that the image belongs to, by the catalog's word at that moment
 */
public record BuildRead(Build build, Optional<AppRevision> app, List<FoundSignature> signatures) {}
