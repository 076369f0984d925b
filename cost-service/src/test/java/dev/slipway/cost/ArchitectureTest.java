package dev.slipway.cost;

import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {}
