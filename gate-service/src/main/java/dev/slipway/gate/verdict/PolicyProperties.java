package dev.slipway.gate.verdict;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the policies come from. The data may be an operator's own files, of the form that their JSON Schemas describe.
 *
 * @param program compiled rules
 * @param levels how strict each rule is
 * @param thresholds where the rules draw their lines
 * @param texts what people are told
 */
@ConfigurationProperties("slipway.gate.policy")
record PolicyProperties(
        @DefaultValue("classpath:policies/bundle/policy.wasm")
        Resource program,

        @DefaultValue("classpath:policies/data/levels.json") Resource levels,

        @DefaultValue("classpath:policies/data/thresholds.json")
        Resource thresholds,

        @DefaultValue("classpath:policies/data/texts.json") Resource texts) {}
