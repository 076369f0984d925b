package dev.slipway.planted.drawer.util;

record Leftover(String name) {}
