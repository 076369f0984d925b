package dev.slipway.promotion.process;

import java.util.Locale;

/** The kinds of process, and the workflow that drives each. */
public enum ProcessKind {
    PROMOTION("Promotion"),
    DOMAIN("Domain"),
    DECOMMISSION("Decommission");

    private final String workflowType;

    ProcessKind(String workflowType) {
        this.workflowType = workflowType;
    }

    String workflowType() {
        return workflowType;
    }

    /** As it stands in the table. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProcessKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
