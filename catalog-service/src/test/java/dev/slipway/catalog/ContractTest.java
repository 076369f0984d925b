package dev.slipway.catalog;

import dev.slipway.testkit.http.OpenApiContract;

@CatalogTest
class ContractTest extends OpenApiContract {}
