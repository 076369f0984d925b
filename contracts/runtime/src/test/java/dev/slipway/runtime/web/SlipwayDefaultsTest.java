package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.temporal.spring.boot.autoconfigure.properties.NamespaceProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

class SlipwayDefaultsTest {

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areThereAndGiveWay(boolean imported) {
        var environment = environment(
                "--slipway.service=gate",
                "--spring.config.location=classpath:/dev/slipway/runtime/web/"
                        + (imported ? "importing.yaml" : "plain.yaml"));
        assertThat(environment.getProperty("server.shutdown")).isEqualTo("graceful");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("gate_app");
        assertThat(environment.getProperty("spring.flyway.placeholders.runtime"))
                .isEqualTo("gate_app");
        assertThat(environment.getProperty("spring.flyway.schemas")).isEqualTo("gate");
        assertThat(environment.getProperty("server.tomcat.max-connections"))
                .as("the service's own")
                .isEqualTo("7");
        assertThat(driver(environment))
                .as("the service's own setting of the driver stands beside those of all")
                .contains(
                        entry("socketTimeout", "900"), entry("tcpKeepAlive", "true"), entry("readOnlyMode", "always"));
    }

    @Test
    void exportTracesOnlyToACollectorThatIsNamed() {
        assertThat(environment("--slipway.service=gate").getProperty("management.tracing.export.otlp.enabled"))
                .isEqualTo("false");
        var named = environment("--slipway.service=gate", "--SLIPWAY_OTLP=http://collector:4318/");
        assertThat(named.getProperty("management.tracing.export.otlp.enabled")).isEqualTo("true");
        assertThat(named.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"))
                .isEqualTo("http://collector:4318/v1/traces");
    }

    @Test
    void callTheAreaByTheApplicationsNameOtherwise() {
        assertThat(environment("--spring.application.name=dns-service").getProperty("slipway.area"))
                .isEqualTo("dns");
    }

    @Test
    void letNoWorkflowThatWaitsHoldAThread() {
        var cache = Binder.get(environment("--slipway.service=promotion"))
                .bind("spring.temporal.workflow-cache", NamespaceProperties.WorkflowCacheProperties.class)
                .get();
        assertThat(cache.isUsingVirtualWorkflowThreads()).isTrue();
    }

    private static Map<String, String> driver(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .get();
    }

    private static ConfigurableEnvironment environment(String... arguments) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--SLIPWAY_LOG_FORMAT=");
        try (var context = application.run(all.toArray(String[]::new))) {
            return context.getEnvironment();
        }
    }
}
