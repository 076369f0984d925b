package dev.slipway.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * What the service says it serves ({@code /v3/api-docs}) is what {@code contracts/http/openapi/<service>.yaml} says. A service inherits it once, in its root
 * package. {@code -Dslipway.openapi.write} writes the file.
 */
@SlipwayTest
public abstract class OpenApiContract {
    private static final String WRITE = "slipway.openapi.write";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    @Autowired
    private RestTestClient http;

    @Value("${spring.application.name}")
    private String service;

    @Test
    void servesWhatTheContractSays() throws IOException {
        var file = document(service);
        var served = normalised(http.get()
                .uri("/v3/api-docs")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody());
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, served);
        }
        assertThat(file).as("written by -D" + WRITE).exists();
        assertThat(served).as(file + " is rewritten by -D" + WRITE).isEqualTo(Files.readString(file));
        assertThat(YAML.readTree(served).at("/components/schemas/Problem"))
                .as("every service describes problems as the contract does")
                .isEqualTo(YAML.readTree(Files.readString(problems())));
    }

    /** The schema of every error of every service. */
    protected Path problems() {
        return Path.of("../contracts/http/problem.yaml");
    }

    /** The file with what a service of this name ({@code spring.application.name}) serves. */
    protected Path document(String name) {
        return Path.of("../contracts/http/openapi", name + ".yaml");
    }

    /** In the order of names. */
    private static String normalised(@Nullable String json) {
        return YAML.writeValueAsString(JsonMapper.shared().readValue(json, Object.class));
    }
}
