package dev.slipway.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://github.com/acme/where2eat, acme/where2eat",
                "https://github.com/acme/where2eat.git, acme/where2eat",
                "https://github.com/acme/where2eat/, acme/where2eat",
                "https://gitlab.com/acme/where2eat, none",
                "https://github.com/acme, none",
                "https://github.com/acme/../../x, none",
                "not a url at all, none",
                "none, none",
            })
    void findsTheRepositoryOnGithub(String address, String repository) {
        assertThat(SourceAddress.at(address, "github.com").map(SourceAddress::fullName))
                .isEqualTo(Optional.ofNullable(repository));
    }
}
