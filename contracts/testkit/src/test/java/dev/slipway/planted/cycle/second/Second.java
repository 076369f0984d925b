package dev.slipway.planted.cycle.second;

import dev.slipway.planted.cycle.first.First;
import org.jspecify.annotations.Nullable;

public record Second(@Nullable First first) {}
