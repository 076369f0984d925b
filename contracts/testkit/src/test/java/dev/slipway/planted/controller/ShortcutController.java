package dev.slipway.planted.controller;

record ShortcutController(ShortcutRepository repository) {}
