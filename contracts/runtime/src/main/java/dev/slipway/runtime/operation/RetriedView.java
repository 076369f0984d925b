package dev.slipway.runtime.operation;

/**
 * What became of trying a subject again.
 *
 * @param handled events that are handled now
 * @param left whether something of the subject is still parked: the list says why
 */
record RetriedView(int handled, boolean left) {}
