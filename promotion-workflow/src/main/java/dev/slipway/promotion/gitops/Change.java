package dev.slipway.promotion.gitops;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that is wanted in Git.
 *
 * @param id names it for ever, as a trailer of its commit
 * @param message of the commit, trailers included
 */
record Change(String id, String folder, Expected expected, Edit edit, String message) {

    /** What must stand in the folder for the change to be made. */
    sealed interface Expected {
        /** Exactly this digest, or nothing at all. */
        record Digest(@Nullable String digest) implements Expected {}

        /** Whatever it is. */
        record Anything() implements Expected {}
    }

    /** What becomes of the folder. */
    sealed interface Edit {
        /**
         * It holds exactly these files.
         *
         * @param besides whole folders that are written where there are none yet
         */
        record Put(Map<String, byte[]> files, Map<String, Map<String, byte[]>> besides) implements Edit {}

        /** It becomes as it was before that commit, which may mean that it is gone. */
        record AsBefore(String commit) implements Edit {}

        /** It goes. */
        record Remove() implements Edit {}
    }
}
