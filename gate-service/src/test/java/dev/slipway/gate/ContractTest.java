package dev.slipway.gate;

import dev.slipway.testkit.http.OpenApiContract;

class ContractTest extends OpenApiContract {}
