package dev.slipway.promotion;

import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {}
