package dev.slipway.planted.neighbour;

import dev.slipway.planted.cycle.first.First;

record Nosy(First first) {}
