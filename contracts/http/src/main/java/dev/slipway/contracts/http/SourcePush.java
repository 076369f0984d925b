package dev.slipway.contracts.http;

/**
 * A default branch has moved, by the word of a verified webhook: a hint to read app.yaml again at the source.
 *
 * @param repository owner/name
 * @param commit 40 hex digits
 * @param ref refs/heads/…
 */
public record SourcePush(String repository, String commit, String ref) {}
