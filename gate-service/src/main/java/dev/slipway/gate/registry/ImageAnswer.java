package dev.slipway.gate.registry;

import java.util.Map;

/** What the registry says about a digest. */
sealed interface ImageAnswer {
    /** @param labels of the configuration; of the image that speaks for all in an index */
    record Found(String mediaType, Map<String, String> labels) implements ImageAnswer {}

    /** The registry does not have it. */
    record Absent() implements ImageAnswer {}

    /** There is something, but it is no image that can be judged. */
    record Unusable(String why) implements ImageAnswer {}
}
