package dev.slipway.planted.cycle.first;

import dev.slipway.planted.cycle.second.Second;

public record First(Second second) {}
