package dev.slipway.planted.policy.policy;

import org.springframework.stereotype.Component;

@Component
class SpringPolicy {}
