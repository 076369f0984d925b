package dev.slipway.promotion.kill;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a story goes, and how it must end however often the workers die in it. */
enum Plot {
    /** Everybody agrees, and the build goes to production. */
    RELEASE("completed", "build", "build", "PromotionCompleted"),
    /** The build fails in staging, where an earlier one ran. */
    BACK("rolled-back", "earlier", null, "PromotionRolledBack"),
    /** The build fails in production, where nothing ran. */
    FALL("rolled-back", "build", null, "PromotionRolledBack"),
    /** The build gets no name in production, at the last step to it. */
    NAMELESS("failed", "build", null, "PromotionFailed"),
    /** The app is taken out of production. */
    GONE("completed", null, null, "AppDecommissioned"),
    /** Somebody wants the app gone, and somebody else does not agree. */
    KEPT("rejected", "earlier", "earlier", null);

    private final String outcome;
    private final @Nullable String staging;
    private final @Nullable String production;
    private final @Nullable String announced;

    Plot(String outcome, @Nullable String staging, @Nullable String production, @Nullable String announced) {
        this.outcome = outcome;
        this.staging = staging;
        this.production = production;
        this.announced = announced;
    }

    static Plot of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static Plot ofApp(String app) {
        return of(app.substring(0, app.indexOf('-')));
    }

    String outcome() {
        return outcome;
    }

    boolean isDecommission() {
        return this == GONE || this == KEPT;
    }

    /** The environments in which an earlier build runs when the story begins. */
    List<String> earlierIn() {
        return isDecommission() ? List.of("staging", "production") : this == BACK ? List.of("staging") : List.of();
    }

    /** Whether its build fails its checks there. */
    boolean failsIn(String environment) {
        return this == BACK ? environment.equals("staging") : this == FALL && environment.equals("production");
    }

    /** What people say who are asked, if anybody is. */
    String decision() {
        return this == KEPT ? "reject" : "approve";
    }

    int approvals() {
        return this == BACK ? 0 : 1;
    }

    /** Commits to the environments repository. */
    int commits() {
        return switch (this) {
            case RELEASE, BACK, GONE -> 2;
            case FALL -> 3;
            case NAMELESS -> 1;
            case KEPT -> 0;
        };
    }

    /** Names that the app holds at the end. */
    int names() {
        return switch (this) {
            case RELEASE, FALL, KEPT -> 2;
            case BACK, NAMELESS -> 1;
            case GONE -> 0;
        };
    }

    /** The build that stands there at the end: this one, an earlier one, or none. */
    @Nullable
    String standing(String environment) {
        return environment.equals("staging") ? staging : production;
    }

    /** The event that tells of the end. */
    @Nullable
    String announced() {
        return announced;
    }
}
