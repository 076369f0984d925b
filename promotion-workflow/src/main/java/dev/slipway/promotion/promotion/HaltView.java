package dev.slipway.promotion.promotion;

import dev.slipway.promotion.halt.Turn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the switch of promotions stands.
 *
 * @param by opaque id of whoever turned it last; none if nobody ever did
 */
record HaltView(
        boolean running,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Instant since) {
    static HaltView of(Optional<Turn> newest) {
        return newest.map(turn -> new HaltView(turn.running(), turn.reason(), turn.by(), turn.at()))
                .orElseGet(() -> new HaltView(true, null, null, null));
    }
}
