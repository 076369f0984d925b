-- With it a repeated question is answered with the cap of the first answer. Estimates of earlier releases do not have it.
alter table estimate add column cap_currency text;
