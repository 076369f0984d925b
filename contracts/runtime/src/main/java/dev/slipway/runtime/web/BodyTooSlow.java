package dev.slipway.runtime.web;

import java.io.IOException;

/** The body stopped arriving ({@code server.tomcat.connection-timeout}). */
final class BodyTooSlow extends IOException {

    BodyTooSlow(IOException cause) {
        super("The body did not arrive in time", cause);
    }

    static Problem problem() {
        return Problems.TOO_SLOW.problem("The body did not arrive in time.").header("Connection", "close");
    }
}
