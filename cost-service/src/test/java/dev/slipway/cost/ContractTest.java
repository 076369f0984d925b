package dev.slipway.cost;

import dev.slipway.testkit.http.OpenApiContract;

class ContractTest extends OpenApiContract {}
