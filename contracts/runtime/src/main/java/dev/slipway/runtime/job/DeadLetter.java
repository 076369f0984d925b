package dev.slipway.runtime.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that was given up.
 *
 * @param job its name
 * @param jobId the id that it was enqueued with
 * @param data JSON
 * @param reason the last exception
 * @param attempts how often it was tried
 * @param at when it was given up
 */
public record DeadLetter(UUID id, String job, String jobId, String data, String reason, int attempts, Instant at) {}
