-- A provider of identities that signs somebody out ends what came from its session.

alter table access.session add column provider text check (length(provider) <= 255);
comment on column access.session.provider is
    'How the provider calls the session that this one came from, empty where it gives it no name; absent for any other way in';
