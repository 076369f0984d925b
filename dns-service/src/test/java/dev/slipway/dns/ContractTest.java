package dev.slipway.dns;

import dev.slipway.testkit.http.OpenApiContract;

class ContractTest extends OpenApiContract {}
