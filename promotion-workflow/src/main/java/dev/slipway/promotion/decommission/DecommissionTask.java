package dev.slipway.promotion.decommission;

/**
 * What the workflow of a decommission begins with.
 *
 * @param open whether it is still to be made
 * @param graceMillis how long people have to think again before anybody is asked to agree
 */
public record DecommissionTask(String app, String reason, boolean open, long graceMillis) {}
