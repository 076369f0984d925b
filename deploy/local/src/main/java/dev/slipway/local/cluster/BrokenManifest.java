package dev.slipway.local.cluster;

/** Manifests that cannot be applied; the message says which and why. What ran before goes on running. */
final class BrokenManifest extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenManifest(String message) {
        super(message);
    }
}
