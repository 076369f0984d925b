package dev.slipway.runtime.event;

/** Takes any event, known to this release or not, as it stood on the wire. Runs in one transaction with the mark that the event was handled. */
@FunctionalInterface
public interface RawEventHandler {
    void handle(Envelope envelope, byte[] payload);
}
