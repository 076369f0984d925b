package dev.slipway.promotion.domain;

import org.jspecify.annotations.Nullable;

/**
 * A name that is wanted.
 *
 * @param process id of the process row, which is the id of the workflow
 * @param label first label of the name
 * @param environment staging or production
 * @param tls whether it needs a certificate
 * @param firstTime no process has brought this app a name in this environment before
 * @param end how it ended, if it has
 */
public record DomainTask(
        String process,
        String app,
        @Nullable String team,
        String label,
        String environment,
        boolean tls,
        boolean firstTime,
        @Nullable DomainEnd end) {}
