-- Two pipelines may have one name and rights over different repositories: what the one says does not take the place of what the other said, were it the same bytes.
alter table evidence drop constraint evidence_once;
alter table evidence add constraint evidence_once unique (subject, kind, sender, sender_roles, sender_repositories, sha256);
