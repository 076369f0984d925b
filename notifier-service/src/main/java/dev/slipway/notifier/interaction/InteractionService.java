package dev.slipway.notifier.interaction;

import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.DecisionAnswer;
import dev.slipway.contracts.http.PromotionClient;
import dev.slipway.notifier.delivery.ChatChannel;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sees a click through: carried to whoever decides, and answered where it was refused. */
@Service
class InteractionService {
    private static final Logger LOG = LoggerFactory.getLogger(InteractionService.class);
    /** What says something about the click itself; anything else is between the services, and the click waits until that is mended. */
    private static final Set<Integer> FINAL = Set.of(404, 409, 410, 422);

    private static final Duration LATER = Duration.ofSeconds(10);

    private final InteractionRepository interactions;
    private final PromotionClient promotion;
    private final ChatChannel channel;
    private final Clock clock;

    InteractionService(InteractionRepository interactions, ServiceClients services, ChatChannel channel, Clock clock) {
        this.interactions = interactions;
        this.promotion = services.of(PromotionClient.class);
        this.channel = channel;
        this.clock = clock;
    }

    /** Carries the click to whoever decides; a refusal is told to the person who clicked, and to nobody else. */
    void carry(UUID id) {
        interactions.find(id).ifPresent(click -> {
            var answer = click.outcome() == null
                    ? decide(click)
                    : new DecisionAnswer(click.outcome(), String.valueOf(click.answer()), null);
            interactions.done(id, answer.outcome(), answer.text(), clock.instant());
            if (!answer.outcome().equals("granted") && !click.channel().isEmpty()) {
                whisper(click, answer);
            }
            interactions.answered(id, clock.instant());
        });
    }

    private DecisionAnswer decide(Interaction click) {
        try {
            return promotion.decide(
                    click.approval().toString(),
                    new ChatDecision(
                            click.provider(),
                            click.workspace(),
                            click.user(),
                            click.choice(),
                            click.digest(),
                            null,
                            click.id().toString()));
        } catch (RemoteProblem refused) {
            if (!FINAL.contains(refused.status())) {
                throw new RetryableException("The click " + click.id() + " could not be carried on", LATER, refused);
            }
            LOG.warn("The click {} on approval {} was refused: {}", click.id(), click.approval(), refused.detail());
            return new DecisionAnswer("refused", "This can no longer be decided: " + refused.detail(), null);
        }
    }

    private void whisper(Interaction click, DecisionAnswer answer) {
        var text = answer.outcome().equals("not-linked") ? answer.text() + howToLink(click) : answer.text();
        try {
            channel.whisper(click.channel(), click.user(), text);
        } catch (ChatChannel.Undeliverable never) {
            LOG.warn("The answer to click {} could not be shown: {}", click.id(), never.getMessage());
        }
    }

    /** Names the catalog's route in full, so that an operator can act on the message alone. */
    private static String howToLink(Interaction click) {
        return " To link it, send this to an operator of Slipway: PUT /api/v1/people/<your e-mail address>/chat-identities/%s/%s/%s at the catalog."
                .formatted(click.provider(), click.workspace(), click.user());
    }
}
