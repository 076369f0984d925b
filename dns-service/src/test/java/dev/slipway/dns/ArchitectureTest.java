package dev.slipway.dns;

import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {}
