package dev.slipway.runtime.event;

/** What became of an event that was delivered to a consumer. */
public enum Delivered {
    /** It took effect, now and for good. */
    HANDLED,
    /** It had taken effect before; nothing happened. */
    REPEATED,
    /** No handler is interested; nothing was written. */
    NOT_WANTED,
    /** It is kept, and did not take effect yet. */
    PARKED
}
