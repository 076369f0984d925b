package dev.slipway.catalog.directory;

import java.util.Set;

/**
 * The answer to whether somebody may do something to an app.
 *
 * @param why in words that can be shown to them
 * @param active they are known and have not left
 * @param roles that they hold
 */
public record Permission(
        boolean allowed, String why, boolean active, Set<String> roles, boolean owner, boolean lead, boolean member) {}
