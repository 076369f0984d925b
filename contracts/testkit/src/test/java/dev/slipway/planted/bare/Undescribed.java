package dev.slipway.planted.bare;

record Undescribed(String name) {}
