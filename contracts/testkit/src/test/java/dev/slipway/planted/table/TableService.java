package dev.slipway.planted.table;

import org.jooq.DSLContext;

record TableService(DSLContext jooq) {}
