package dev.slipway.contracts.http;

/**
 * May this person do this to that app, at this moment?
 *
 * @param person opaque id
 * @param action edit, triage, promote, cancel, decide, decommission, claim, read-costs or timeline
 */
public record PermissionQuery(String person, String app, String action) {}
