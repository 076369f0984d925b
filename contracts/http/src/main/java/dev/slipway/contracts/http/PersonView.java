package dev.slipway.contracts.http;

import java.util.List;

/**
 * A person of the directory.
 *
 * @param id opaque
 * @param active false once the person has left
 * @param teams member of
 * @param leads lead of
 * @param chat linked identities
 */
public record PersonView(
        String id,
        String email,
        String name,
        boolean active,
        List<String> roles,
        List<String> teams,
        List<String> leads,
        List<ChatIdentityView> chat) {}
