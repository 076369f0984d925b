package dev.slipway.contracts.activities;

import java.util.List;

/**
 * Who wrote a build.
 *
 * @param people opaque ids
 * @param known whether these are all; false where a commit or a person could not be found, or could not be asked for
 */
public record Authors(List<String> people, boolean known) {
    public static final Authors UNKNOWN = new Authors(List.of(), false);
}
