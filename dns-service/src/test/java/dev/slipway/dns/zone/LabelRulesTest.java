package dev.slipway.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class LabelRulesTest {
    private final LabelRules rules = new LabelRules(new ClassPathResource("names/reserved.txt"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "menu",
                "where2eat",
                "a",
                "x-1",
                "a23456789012345678901234567890123456789012345678901234567890123"
            })
    void allowsOrdinaryLabels(String label) {
        assertThat(rules.refusalOf(label)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Menu,dns-label",
        "-menu,dns-label",
        "menu-,dns-label",
        "me nu,dns-label",
        "me.nu,dns-label",
        "'',dns-label",
        "münu,dns-label",
        "a234567890123456789012345678901234567890123456789012345678901234,dns-label",
        "xn--mnu-hoa,punycode",
        "ab--c,punycode",
        "admin,reserved",
        "payroll,reserved",
        "adm1n,look-alike",
        "l0gin,look-alike",
        "ad-min,look-alike",
        "vvww,look-alike",
        "bi11ing,look-alike"
    })
    void refusesByName(String label, String rule) {
        assertThat(rules.refusalOf(label)).map(LabelRule::rule).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "cloud,c1oud",
        "cloud,c-loud",
        "cloud,cl0ud",
        "clinic,c1inic",
        "modern,modem",
        "wave,vvave",
        "menu,m-enu"
    })
    void seesNoDifferenceBetweenLookAlikes(String one, String other) {
        assertThat(LabelRules.skeleton(one)).isEqualTo(LabelRules.skeleton(other));
    }

    @Test
    void saysWhatTheLabelLooksLike() {
        assertThat(rules.refusalOf("adm1n").orElseThrow().why()).contains("admin");
    }
}
