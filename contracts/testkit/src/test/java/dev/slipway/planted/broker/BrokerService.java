package dev.slipway.planted.broker;

import org.apache.kafka.clients.consumer.Consumer;

record BrokerService(Consumer<String, String> consumer) {}
