-- evidence/sigstore: how a signature is stored beside its image; the release before this one knew only the first
alter table signature add column format text not null default 'simple-signing';
