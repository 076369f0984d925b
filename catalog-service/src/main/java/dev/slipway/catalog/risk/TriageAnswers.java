package dev.slipway.catalog.risk;

import dev.slipway.contracts.Money;

/**
 * The answers of triage.
 *
 * @param sensitiveData none, internal, personal or regulated
 * @param exposure internal or public
 * @param expectedUsers at the peak
 * @param maintainedBy creator or team
 * @param outsideKeys whether the app holds keys of outside services
 */
public record TriageAnswers(
        String sensitiveData,
        String exposure,
        int expectedUsers,
        Money maxMonthlyCost,
        String maintainedBy,
        boolean outsideKeys) {}
