package dev.slipway.planted.policy.policy;

import java.time.Instant;

record PurePolicy(Instant now) {
    boolean allows(Instant until) {
        return now.isBefore(until);
    }
}
