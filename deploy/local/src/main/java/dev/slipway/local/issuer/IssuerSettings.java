package dev.slipway.local.issuer;

import java.nio.file.Path;

/**
 * What the issuer is told at its start.
 *
 * @param issuer the URL that tokens name
 * @param clients JSON object of client id to secret
 * @param adminSecret bearer token of {@code POST /slipway/token}
 * @param data folder of the signing key
 */
public record IssuerSettings(String issuer, String clients, String adminSecret, Path data) {}
