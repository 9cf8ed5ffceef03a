-- Keys of other programs, and what they sent. Of a key its hash alone; of a report the hash of its reference and ids.

create schema exchange;

create table exchange.partner_key (
    id uuid primary key,
    name text not null check (name <> ''),
    source text not null check (source <> ''),
    hash bytea not null unique check (octet_length(hash) = 32),
    made_at timestamptz not null,
    revoked_at timestamptz
);
comment on table exchange.partner_key is 'Who may report by program; its stream in the journal says who made and who revoked it';
comment on column exchange.partner_key.name is 'The organisation, and never a person';
comment on index exchange.partner_key_hash_key is 'Finds the key that was sent';

create table exchange.submission (
    token uuid primary key,
    partner uuid not null references exchange.partner_key,
    reference bytea not null check (octet_length(reference) = 32),
    case_id uuid not null,
    at timestamptz not null,
    unique (partner, reference)
);
comment on table exchange.submission is 'A report that is sent again is the same report: its ids were chosen when it first came';
comment on column exchange.submission.token is 'The command with which the case begins; it has the time in it at which that was sent';
comment on index exchange.submission_partner_reference_key is 'The same reference of the same key is the same report';

grant usage on schema exchange to minqing_app;
grant select, insert on exchange.partner_key, exchange.submission to minqing_app;
grant update (revoked_at) on exchange.partner_key to minqing_app;
