package dev.slipway.testkit.peer;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** For tests of a service that say answer by answer what the catalog tells it. One stub a JVM, so that they can share contexts; each test finds it without answers. */
public abstract class StubbedCatalog {
    protected static final WireMockServer CATALOG = started();

    private static WireMockServer started() {
        var server = new WireMockServer(wireMockConfig().dynamicPort());
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void catalog(DynamicPropertyRegistry properties) {
        properties.add("slipway.http.clients.catalog.base-url", CATALOG::baseUrl);
    }

    @BeforeEach
    void forgetItsAnswers() {
        CATALOG.resetAll();
    }
}
