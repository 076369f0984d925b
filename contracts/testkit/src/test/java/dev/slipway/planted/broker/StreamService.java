package dev.slipway.planted.broker;

import org.springframework.cloud.stream.function.StreamBridge;

record StreamService(StreamBridge bridge) {}
