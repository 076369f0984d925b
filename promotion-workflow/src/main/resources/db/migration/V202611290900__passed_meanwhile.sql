-- The newest verdict that the promotion knows, and the newest that let its build pass: whichever of two that cross is the later one counts.
alter table promotion add column judged_verdict text;
alter table promotion add column passed_gate text;
alter table promotion add column passed_verdict text;
