package dev.slipway.promotion;

import dev.slipway.testkit.http.OpenApiContract;

class ContractTest extends OpenApiContract {}
