package dev.slipway.planted.controller;

record ShortcutRepository(String table) {}
