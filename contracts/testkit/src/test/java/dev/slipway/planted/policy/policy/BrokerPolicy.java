package dev.slipway.planted.policy.policy;

import org.apache.kafka.clients.producer.Producer;

record BrokerPolicy(Producer<String, String> producer) {}
