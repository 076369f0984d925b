/**
 * Stand-in of GitHub's REST API for the organisation {@code acme}: check runs, commit statuses, contents, commits,
 * branches, pull requests, reviews and issue comments, in the real API's shapes and with its errors. Any repository
 * exists; it is empty until something is put into it. Whatever was answered is on disk.
 *
 * <p>It sends no webhooks, speaks no Git, knows one token and no permissions, counts a rate limit without enforcing it,
 * and merges a pull request file by file without looking for conflicts inside a file.
 */
@NullMarked
package dev.slipway.local.github;

import org.jspecify.annotations.NullMarked;
