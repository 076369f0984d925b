package dev.slipway.planted.table;

import org.springframework.jdbc.core.JdbcTemplate;

record JdbcService(JdbcTemplate jdbc) {}
