package dev.slipway.notifier;

import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {}
