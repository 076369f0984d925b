package dev.slipway.promotion.halt;

import dev.slipway.contracts.promotion.PromotionsStarted;
import dev.slipway.contracts.promotion.PromotionsStopped;
import dev.slipway.runtime.event.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stops promotions as a whole, and starts them again. */
@Service
public class PromotionSwitch {
    private final TurnRepository turns;
    private final Outbox outbox;
    private final Clock clock;

    PromotionSwitch(TurnRepository turns, Outbox outbox, Clock clock) {
        this.turns = turns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The newest turn; nothing if it was never turned: promotions run. */
    @Transactional(readOnly = true)
    public Optional<Turn> newest() {
        return turns.newest();
    }

    /** Why promotions are stopped, if they are. The switch stays as it is until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> stopped() {
        turns.holdStill();
        return turns.newest().filter(turn -> !turn.running()).map(Turn::reason);
    }

    /**
     * Turns the switch. When the caller's transaction has committed, no promotion enters a further stage that changes an environment, or all may again. Safe to repeat:
     * the same wish again changes nothing.
     *
     * @return whether it was turned by this call
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean turn(boolean running, String reason, String by) {
        turns.lock();
        if (turns.newest().map(Turn::running).orElse(true) == running) {
            return false;
        }
        turns.add(new Turn(running, reason, by, clock.instant()));
        outbox.append(running ? new PromotionsStarted(reason, by) : new PromotionsStopped(reason, by));
        return true;
    }
}
