package dev.slipway.planted.policy.policy;

import org.jooq.DSLContext;

record TablePolicy(DSLContext jooq) {}
