package dev.slipway.planted.event;

import org.springframework.util.unit.DataSize;

public record HeavyPart(DataSize size) {}
