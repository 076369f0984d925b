package dev.slipway.catalog;

import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {}
