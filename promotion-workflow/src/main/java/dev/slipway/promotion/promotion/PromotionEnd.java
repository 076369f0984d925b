package dev.slipway.promotion.promotion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.promotion.gitops.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every way a promotion ends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "end")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PromotionEnd.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = PromotionEnd.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = PromotionEnd.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = PromotionEnd.Superseded.class, name = "superseded"),
    @JsonSubTypes.Type(value = PromotionEnd.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = PromotionEnd.RolledBack.class, name = "rolled-back"),
    @JsonSubTypes.Type(value = PromotionEnd.Failed.class, name = "failed")
})
public sealed interface PromotionEnd {
    /** The build is live in production. */
    record Completed(String url, String commit) implements PromotionEnd {}

    /** Somebody who may said no. */
    record Rejected(String by, String channel, @Nullable String reason) implements PromotionEnd {}

    /** Nobody decided in time. */
    record Expired(String why) implements PromotionEnd {}

    /** A newer build took its place. */
    record Superseded(String newer) implements PromotionEnd {}

    /** Somebody who may gave it up. */
    record Cancelled(String by) implements PromotionEnd {}

    /** It failed where it ran, and what ran before runs again. */
    record RolledBack(String environment, @Nullable String good, String reason, String commit)
            implements PromotionEnd {}

    /** It cannot go on. */
    record Failed(String step, String reason) implements PromotionEnd {
        private static final String GATE = "gate-";

        static Failed atGate(Environment environment, String reason) {
            return new Failed(GATE + environment.id(), reason);
        }

        /** The environment whose gate did not let it in, if that is why. */
        Optional<String> gate() {
            return step.startsWith(GATE) ? Optional.of(step.substring(GATE.length())) : Optional.empty();
        }
    }
}
