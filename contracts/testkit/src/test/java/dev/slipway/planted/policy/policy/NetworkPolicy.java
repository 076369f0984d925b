package dev.slipway.planted.policy.policy;

import java.net.http.HttpClient;

record NetworkPolicy(HttpClient http) {}
