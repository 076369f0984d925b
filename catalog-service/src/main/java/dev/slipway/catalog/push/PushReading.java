package dev.slipway.catalog.push;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an {@code app.yaml}.
 *
 * @param app its name; none if that could not be read
 * @param reasons in plain words, one line each; empty unless refused
 */
record PushReading(Outcome outcome, @Nullable String app, List<String> reasons) {
    enum Outcome {
        REGISTERED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    static PushReading refused(@Nullable String app, List<String> reasons) {
        return new PushReading(Outcome.REFUSED, app, reasons);
    }
}
