package dev.slipway.catalog.app;

import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.ProblemType;
import dev.slipway.runtime.web.Problems;

/** What can be wrong with a wish about an app, told to whoever wished it. */
public final class AppProblem {
    private static final ProblemType NAME_TAKEN = new ProblemType("name-taken", 409, "The name is taken");
    private static final ProblemType IMAGE_TAKEN =
            new ProblemType("image-taken", 409, "The image belongs to another app");
    private static final ProblemType APP_CLOSED = new ProblemType("app-closed", 409, "The app takes no changes");

    private AppProblem() {}

    /** 404. */
    public static Problem unknown(String name) {
        return Problems.NOT_FOUND
                .problem("There is no app %s.", name)
                .fix("Look for it with GET /api/v1/apps?q=, or register it with POST /api/v1/apps.");
    }

    /** 403, with the reason as the directory gives it. */
    public static Problem notAllowed(String why) {
        return Problems.FORBIDDEN.problem(why);
    }

    /** 409: archived, or on its way there. */
    public static Problem closed(String name, Lifecycle state) {
        return APP_CLOSED.problem(
                "%s is %s and takes no changes.",
                name, state == Lifecycle.ARCHIVED ? "archived" : "being taken out of production");
    }

    static Problem nameTaken(String name) {
        return NAME_TAKEN
                .problem("The name %s is taken, or was once: a name is never given out twice.", name)
                .error("/name", "is taken, or was once")
                .fix("Choose another name.");
    }

    static Problem imageTaken(String repository) {
        return IMAGE_TAKEN
                .problem("The image repository %s belongs to another app.", repository)
                .error("/image/repository", "belongs to another app")
                .fix("Push this app's images to a repository of their own.");
    }

    static Problem outdated(String name, long revision) {
        return Problems.PRECONDITION_FAILED
                .problem("%s has changed since you saw it; it is now at revision %d.", name, revision)
                .fix("Get it again, and repeat the change on what it says now.");
    }
}
