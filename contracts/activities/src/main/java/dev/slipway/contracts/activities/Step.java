package dev.slipway.contracts.activities;

/**
 * Who asks: the pair by which an activity recognises a question that it has answered before.
 *
 * @param process id of the process row, which is the id of the workflow
 * @param name of the step within the process, for example {@code gate-staging}
 */
public record Step(String process, String name) {}
