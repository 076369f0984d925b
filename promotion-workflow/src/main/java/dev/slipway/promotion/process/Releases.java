package dev.slipway.promotion.process;

import io.temporal.workflow.Workflow;

/**
 * The one place where workflow code is versioned. A workflow asks once, at its beginning, by which release of its code it goes on to its end; a change that
 * alters the order of its steps raises the newest release, and both ways stand in the code until no process of the older release is open.
 */
public final class Releases {
    private Releases() {}

    /** The release that this run began with, between 1 and the newest. */
    public static int of(String workflow, int newest) {
        return Workflow.getVersion(workflow, Workflow.DEFAULT_VERSION, newest);
    }
}
