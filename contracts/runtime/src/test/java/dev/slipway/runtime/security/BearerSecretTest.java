package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BearerSecretTest {

    private final BearerSecret authenticator = new BearerSecret("harbor", List.of("new secret", "old", ""));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer old", "bearer old", "old", "Bearer new secret"})
    void takesTheSecretAsRegistriesSendIt(String header) {
        var verified = authenticator.verify(request(header));
        assertThat(verified.sender()).isEqualTo("harbor");
        assertThat(verified.header("authorization")).as("not handed on").isEmpty();
    }

    @Test
    void takesItAsThePasswordOfAnybody() {
        assertThat(authenticator.verify(request("Basic " + base64("hook:old"))).body())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "", "Basic ???", "Digest old"})
    void refusesAnythingElse(String header) {
        GithubSignatureTest.assertRefused(authenticator, request(header));
    }

    @Test
    void refusesWhenNothingIsSent() {
        GithubSignatureTest.assertRefused(authenticator, new MockHttpServletRequest("POST", "/"));
    }

    private static MockHttpServletRequest request(String header) {
        var request = new MockHttpServletRequest("POST", "/");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        request.addHeader("Authorization", header);
        return request;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
