package dev.slipway.contracts.http;

import java.util.List;

/**
 * Asks for several people at once.
 *
 * @param ids opaque ids; at most 200
 */
public record PeopleQuery(List<String> ids) {}
