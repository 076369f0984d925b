package dev.slipway.contracts.http;

import java.util.List;

/**
 * The answer of the owner of all permissions.
 *
 * @param why in words that can be shown to the person
 * @param active the person is known and has not left
 * @param owner owns the app
 * @param lead leads its team
 * @param member is in its team
 * @param revision of the app that was asked about
 */
public record PermissionAnswer(
        boolean allowed,
        String why,
        boolean active,
        List<String> roles,
        boolean owner,
        boolean lead,
        boolean member,
        long revision) {}
