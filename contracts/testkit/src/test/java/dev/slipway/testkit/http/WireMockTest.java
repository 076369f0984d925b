package dev.slipway.testkit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** WireMock and its Jetty work in the versions that a service gets with the testkit. */
class WireMockTest {
    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Test
    void answersAsItWasTold() throws Exception {
        SERVER.stubFor(get("/thing").willReturn(okJson("{\"name\":\"thing\"}")));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/thing"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"name\":\"thing\"}");
        }
    }
}
