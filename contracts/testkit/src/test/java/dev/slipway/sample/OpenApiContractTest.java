package dev.slipway.sample;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.http.OpenApiContract;
import java.nio.file.Path;

@SlipwayTest(area = "catalog", schemas = "audit")
class OpenApiContractTest extends OpenApiContract {
    @Override
    protected Path document(String name) {
        return Path.of("src/test/resources/openapi", name + ".yaml");
    }

    @Override
    protected Path problems() {
        return Path.of("../http/problem.yaml");
    }
}
