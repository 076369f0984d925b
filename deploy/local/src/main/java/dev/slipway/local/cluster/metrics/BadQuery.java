package dev.slipway.local.cluster.metrics;

/** A query that cannot be parsed or evaluated; the message is for whoever wrote it. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message, null, false, false);
    }
}
