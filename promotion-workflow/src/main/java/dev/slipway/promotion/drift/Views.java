package dev.slipway.promotion.drift;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Three views of an app in an environment: the digest by the records, by Git, and by the cluster. */
record Views(
        @Nullable String recorded,
        @Nullable String git,
        @Nullable String cluster) {
    /** What is the matter, in plain words; nothing if all say the same. */
    Optional<String> trouble() {
        if (!Objects.equals(recorded, git)) {
            return Optional.of(gitDiffers());
        }
        if (!Objects.equals(git, cluster)) {
            return Optional.of(
                    "The cluster does not run what Git says. It may be on its way; if it stays so, look at the cluster's agent.");
        }
        return Optional.empty();
    }

    private String gitDiffers() {
        if (recorded == null) {
            return "Git holds the app, and no record here says that Slipway put it there. Promote the build that should run, or ask for a decommission.";
        }
        if (git == null) {
            return "By the records here the app should be in Git, and it is not. Promote its build again, or ask for a decommission.";
        }
        return "Git holds another build than the one on record here. Look at its commits; the next promotion replaces what stands in Git.";
    }
}
