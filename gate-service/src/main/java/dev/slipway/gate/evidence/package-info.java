/**
 * Whatever proves something about an image digest or a commit. Reports are stored by the hash of their bytes, with who sent them; what they say is read once,
 * when they come. Which senders are trusted, and how old evidence may be, is configuration; whoever judges asks {@link dev.slipway.gate.evidence.EvidenceService}.
 */
@NullMarked
package dev.slipway.gate.evidence;

import org.jspecify.annotations.NullMarked;
