package dev.slipway.catalog.directory;

import org.jspecify.annotations.Nullable;

/**
 * What the directory needs to know of an app to say who may do something to it.
 *
 * @param owner opaque id
 * @param ending it is archived, or on its way there
 * @param archived it is archived
 */
public record Target(
        String app, String owner, @Nullable String team, boolean ending, boolean archived, long revision) {}
