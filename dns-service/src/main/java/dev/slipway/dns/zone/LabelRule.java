package dev.slipway.dns.zone;

/** Why a label may not be claimed, by name of the rule and in words. */
public record LabelRule(String rule, String why) {}
