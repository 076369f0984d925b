package dev.slipway.notifier.interaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A click on a button of an approval.
 *
 * @param workspace Slack team, or enterprise where the app is installed for all of it
 * @param channel conversation where the click was made
 * @param choice approve or reject
 * @param answer what the person is to be told, once known
 */
record Interaction(
        UUID id,
        String provider,
        String workspace,
        String user,
        String channel,
        UUID approval,
        String choice,
        @Nullable String digest,
        @Nullable String outcome,
        @Nullable String answer) {}
