package dev.slipway.gate.app;

/** An app at a moment of its life, as events name it. */
public record AppRevision(String name, long revision) {}
