package dev.slipway.runtime.git;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch is.
 *
 * @param url of the repository, or the path of a bare one
 * @param username for HTTPS; none for a path
 * @param password token for HTTPS
 * @param silence longest silence of the repository
 * @param within for one fetch or push, to its end
 */
public record GitAddress(
        String url,
        String branch,
        @Nullable String username,
        @Nullable String password,
        Duration silence,
        Duration within) {
    @Override
    public String toString() {
        return "GitAddress[url=" + url + ", branch=" + branch + "]";
    }
}
