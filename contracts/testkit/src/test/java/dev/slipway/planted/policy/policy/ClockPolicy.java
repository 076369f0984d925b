package dev.slipway.planted.policy.policy;

import java.time.Clock;

record ClockPolicy(Clock clock) {}
