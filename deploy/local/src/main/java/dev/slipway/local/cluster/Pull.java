package dev.slipway.local.cluster;

import java.util.Map;

/** How pulling an image ended. */
sealed interface Pull {
    /** The image is there: its digest and its configuration's labels. */
    record Pulled(String digest, Map<String, String> labels) implements Pull {}

    /** The image cannot be had; it will be tried again. */
    record Failed(String why) implements Pull {}
}
