package dev.slipway.contracts.gate;

import dev.slipway.contracts.AppEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build that is live no longer passes.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param digest sha256:… of the image
 * @param version declared by the image
 * @param commit 40 hex digits, declared by the image
 * @param environment staging or production
 * @param verdict id
 * @param risk level that the verdict was made for
 * @param from earlier outcome
 * @param to new outcome
 */
public record VerdictChanged(
        String app,
        long revision,
        String digest,
        @Nullable String version,
        @Nullable String commit,
        String environment,
        UUID verdict,
        String risk,
        String policyVersion,
        String from,
        String to,
        List<Finding> findings)
        implements GateEvent, AppEvent {}
