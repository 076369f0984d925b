package dev.slipway.promotion.gitops;

import org.jspecify.annotations.Nullable;

/**
 * An app in an environment.
 *
 * @param team name; none for an app without a team, which lives in the namespace of the pseudo-team {@code personal}
 */
public record Place(
        Environment environment, String app, @Nullable String team) {
    private static final String WITHOUT_TEAM = "personal";

    /** The folder in the environments repository. */
    public String folder() {
        return "environments/" + environment.id() + "/" + app;
    }

    /** The Kubernetes namespace. */
    public String namespace() {
        return teamOrPersonal() + "-" + environment.id();
    }

    String teamOrPersonal() {
        return team == null ? WITHOUT_TEAM : team;
    }
}
