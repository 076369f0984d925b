package dev.slipway.gate.evidence;

/** Told inside the service, in the transaction that records it: there is new evidence, so that builds have to be judged again. */
public record EvidenceArrived(EvidenceSubject subject) {}
