package dev.slipway.promotion.kill;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a story goes, and how it must end however often the workers die in it. */
enum Plot {
    /** Everybody agrees, and the build goes to production. */
    RELEASE(new End("completed", "PromotionCompleted", "build", "build", 2, 2, "active")),
    /** The same, but evidence for production comes late. */
    LATE(new End("completed", "PromotionCompleted", "build", "build", 2, 2, "active")),
    /** The gate refuses the build at once. */
    BARRED(new End("failed", "PromotionFailed", null, null, 0, 0, null)),
    /** The build fails in staging, where an earlier one ran. */
    BACK(new End("rolled-back", "PromotionRolledBack", "earlier", null, 2, 1, null)),
    /** The build fails in staging, where nothing ran. */
    DROP(new End("rolled-back", "PromotionRolledBack", null, null, 2, 1, null)),
    /** The build fails in production, where nothing ran. */
    FALL(new End("rolled-back", "PromotionRolledBack", "build", null, 3, 2, null)),
    /** The build fails in production, where an earlier one ran. */
    RESTORE(new End("rolled-back", "PromotionRolledBack", "build", "earlier", 3, 2, null)),
    /** The build gets no name in production, at the last step to it. */
    NAMELESS(new End("failed", "PromotionFailed", "build", null, 1, 1, null)),
    /** Somebody does not agree to the build. */
    REFUSED(new End("rejected", "PromotionRejected", "build", null, 1, 1, null)),
    /** Nobody agrees to it in time. */
    EXPIRED(new End("expired", "PromotionExpired", "build", null, 1, 1, null)),
    /** Whoever owns the app gives the build up while people are asked. */
    CANCELLED(new End("cancelled", "PromotionFailed", "build", null, 1, 1, null)),
    /** The gate learns something bad of the build while people are asked. */
    DOUBTED(new End("failed", "PromotionFailed", "build", null, 1, 1, null)),
    /** The app is taken out of production. */
    GONE(new End("completed", "AppDecommissioned", null, null, 2, 0, "archived")),
    /** The same, but something stands in the way until an operator has mended it. */
    STUCK(new End("completed", "AppDecommissioned", null, null, 2, 0, "archived")),
    /** Somebody wants the app gone, and somebody else does not agree. */
    KEPT(new End("rejected", null, "earlier", "earlier", 0, 2, "active")),
    /** Somebody wants the app gone, and it goes wrong when people have just been asked. */
    SPARED(new End("failed", null, "earlier", "earlier", 0, 2, "active"));

    private static final Set<Plot> DECOMMISSIONS = Set.of(GONE, STUCK, KEPT, SPARED);
    private static final Set<Plot> ASK_NOBODY = Set.of(BARRED, BACK, DROP);
    private static final Set<Plot> DECIDED_BY_NOBODY = Set.of(EXPIRED, CANCELLED, DOUBTED, SPARED);

    private final End end;

    Plot(End end) {
        this.end = end;
    }

    /**
     * How it must end.
     *
     * @param outcome of the process
     * @param announced the event that tells of it
     * @param staging the build that stands there: this one, an earlier one, or none
     * @param production the same there
     * @param commits to the environments repository
     * @param names that the app holds
     * @param lifecycle what the catalog was told of the app, if anything
     */
    record End(
            String outcome,
            @Nullable String announced,
            @Nullable String staging,
            @Nullable String production,
            int commits,
            int names,
            @Nullable String lifecycle) {
        /** The build that stands there. */
        @Nullable
        String standing(String environment) {
            return environment.equals("staging") ? staging : production;
        }
    }

    static Plot of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static Plot ofApp(String app) {
        return of(app.substring(0, app.indexOf('-')));
    }

    End end() {
        return end;
    }

    boolean isDecommission() {
        return DECOMMISSIONS.contains(this);
    }

    /** How often people are asked. */
    int questions() {
        return ASK_NOBODY.contains(this) ? 0 : 1;
    }

    /** How often they answer. */
    int decisions() {
        return DECIDED_BY_NOBODY.contains(this) ? 0 : questions();
    }

    /** The environments in which an earlier build runs when the story begins. */
    List<String> earlierIn() {
        return switch (this) {
            case GONE, STUCK, KEPT, SPARED -> List.of("staging", "production");
            case BACK -> List.of("staging");
            case RESTORE -> List.of("production");
            default -> List.of();
        };
    }

    /** Whether its build fails its checks there. */
    boolean failsIn(String environment) {
        return switch (this) {
            case BACK, DROP -> environment.equals("staging");
            case FALL, RESTORE -> environment.equals("production");
            default -> false;
        };
    }

    /** What the gate says of its build, at this step. */
    String verdict(String step) {
        return switch (this) {
            case BARRED -> "failed";
            case LATE -> step.equals("gate-production-1") ? "undetermined" : "passed";
            case DOUBTED -> step.startsWith("gate-production-asked-") ? "failed" : "passed";
            default -> "passed";
        };
    }

    /** Whether this service can never do the step. No neighbour's answer brings that about; a fault of ours would. */
    boolean neverDoes(String step) {
        return this == SPARED && step.equals("ApprovalEnsureOpened");
    }
}
