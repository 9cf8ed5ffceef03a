-- Accounts of other systems: no password, no session; each request is signed by a key that stands here as its public half.

alter table access.account add column machine boolean not null default false;
alter table access.account add constraint account_machine_has_no_password check (not machine or password_hash is null);
comment on column access.account.machine is 'Another system: it signs its requests, and no door for people opens to it';

create table access.machine (
    account uuid primary key references access.account,
    purpose text not null check (length(purpose) between 1 and 300),
    department text,
    area bigint not null,
    ranges int8multirange not null check (not isempty(ranges)),
    verbs text[] not null check (cardinality(verbs) > 0),
    opened_at timestamptz not null,
    until timestamptz not null check (until > opened_at),
    ended_at timestamptz
);
comment on table access.machine is 'What another system may do, where, for which purpose and until when; its stream in the journal says who opened and who ended it';
comment on column access.machine.ranges is 'The areas below the area, kept with it so that a roster is read without the tree';

create table access.machine_key (
    id uuid primary key,
    account uuid not null references access.machine,
    public_key bytea not null check (octet_length(public_key) = 44),
    valid_from timestamptz not null,
    valid_to timestamptz not null check (valid_to > valid_from),
    revoked_at timestamptz
);
comment on table access.machine_key is 'Public keys (Ed25519, as SubjectPublicKeyInfo); at most two of an account are valid at one time';
create index machine_key_account on access.machine_key (account);
comment on index access.machine_key_account is 'The keys of an account, for its page and for counting those valid at one time';

create table access.machine_nonce (
    key uuid not null references access.machine_key,
    nonce bytea not null check (octet_length(nonce) = 32),
    expires_at timestamptz not null,
    primary key (key, nonce)
);
comment on table access.machine_nonce is 'Hashes of the words that a signed request is used up with, for as long as its time would let it pass again';
create index machine_nonce_expires on access.machine_nonce (expires_at);
comment on index access.machine_nonce_expires is 'Those of which the time has passed are cleared away';

create trigger count_up after insert or update or delete on access.machine
    for each statement execute function access.count_up();

grant select, insert on access.machine, access.machine_key to minqing_app;
grant update (ended_at) on access.machine to minqing_app;
grant update (revoked_at) on access.machine_key to minqing_app;
grant select, insert, delete on access.machine_nonce to minqing_app;
