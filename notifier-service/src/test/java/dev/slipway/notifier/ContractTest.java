package dev.slipway.notifier;

import dev.slipway.testkit.http.OpenApiContract;

class ContractTest extends OpenApiContract {}
