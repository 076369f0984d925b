package dev.slipway.runtime.web;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** The body went over its limit while it was read. An {@code IOException}, so that every reader lets it through. */
final class BodyTooLarge extends IOException {

    private final long limit;

    BodyTooLarge(long limit) {
        super("The body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    Problem problem() {
        return Problems.TOO_LARGE
                .problem("The body may have at most %s here.", inWords(limit))
                .with("maxBytes", limit)
                .header("Connection", "close")
                .because(this);
    }

    private static String inWords(long bytes) {
        var size = DataSize.ofBytes(bytes);
        if (size.toMegabytes() > 0 && DataSize.ofMegabytes(size.toMegabytes()).equals(size)) {
            return size.toMegabytes() + " MB";
        }
        return bytes + " bytes";
    }
}
