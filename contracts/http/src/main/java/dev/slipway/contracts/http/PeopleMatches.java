package dev.slipway.contracts.http;

import java.util.List;

/**
 * Who stands behind the candidates.
 *
 * @param people opaque ids, each once
 * @param unknown how many of the candidates nobody in the directory stands behind
 */
public record PeopleMatches(List<String> people, int unknown) {}
