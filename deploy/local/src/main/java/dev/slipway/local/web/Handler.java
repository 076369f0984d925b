package dev.slipway.local.web;

import java.io.IOException;

/** Answers one call. A {@link Refusal} thrown becomes its reply; any other exception becomes 500 and a log line. */
@FunctionalInterface
public interface Handler {
    Reply handle(Call call) throws IOException;
}
