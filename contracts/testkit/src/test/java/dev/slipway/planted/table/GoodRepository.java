package dev.slipway.planted.table;

import org.jooq.DSLContext;

record GoodRepository(DSLContext jooq) {
    record Row(DSLContext jooq) {}
}
