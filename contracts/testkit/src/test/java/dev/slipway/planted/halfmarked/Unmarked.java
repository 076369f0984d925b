package dev.slipway.planted.halfmarked;

record Unmarked(String name) {}
