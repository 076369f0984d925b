package dev.slipway.contracts.gate;

import dev.slipway.contracts.AppEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build passed every rule that its risk and environment ask for.
 *
 * @param app the app's name
 * @param revision the app's revision
 * @param digest sha256:… of the image
 * @param version declared by the image
 * @param commit 40 hex digits, declared by the image
 * @param repository image repository without the registry host
 * @param environment staging or production
 * @param verdict id
 * @param risk level that the verdict was made for
 * @param buildNumber the gate's own number of the build: of two builds the one that the gate read later has the higher; earlier releases do not say
 */
public record GatePassed(
        String app,
        long revision,
        String digest,
        @Nullable String version,
        @Nullable String commit,
        String repository,
        String environment,
        UUID verdict,
        String risk,
        String policyVersion,
        @Nullable Long buildNumber)
        implements GateEvent, AppEvent {}
