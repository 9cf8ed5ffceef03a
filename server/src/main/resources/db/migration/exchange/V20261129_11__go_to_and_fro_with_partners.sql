-- Other systems with which cases go to and fro: what they delivered, and what is to be told to them. Numbers, codes and ids
-- only; every word is read from the case when it is sent, and stands nowhere here.

create table exchange.partner (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    account uuid not null unique,
    address text check (address <> ''),
    linked_at timestamptz not null
);
comment on table exchange.partner is 'Which account a partner of the city folder signs with, and where it is told';
comment on index exchange.partner_account_key is 'An account stands for one partner';

create table exchange.delivery (
    partner text not null references exchange.partner,
    number text not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    case_id uuid not null unique,
    command uuid not null,
    content bytea not null check (octet_length(content) = 32),
    at timestamptz not null,
    taken_at timestamptz,
    primary key (partner, number)
);
comment on table exchange.delivery is 'A partner''s number is the same case however often it is delivered';
comment on column exchange.delivery.number is 'The number that the partner calls the matter by; no person''s';
comment on column exchange.delivery.content is 'Hash of what was delivered, to tell a repetition from another matter under the same number';
comment on column exchange.delivery.taken_at is 'Since when it is a case; until then a corrected delivery takes its place';
comment on index exchange.delivery_case_id_key is 'Whether a case that moves was delivered, and by whom';

create table exchange.message (
    id uuid primary key default uuidv7(),
    partner text not null references exchange.partner,
    kind text not null check (kind in ('answer', 'hand-over')),
    case_id uuid not null,
    version integer not null,
    created_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    due_at timestamptz not null,
    tries integer not null default 0,
    failure text,
    tried_at timestamptz,
    receipt text,
    unique (partner, case_id, version, kind)
) with (fillfactor = 80);
comment on table exchange.message is 'The outbox to partners and its receipts: one row for an entry that a partner is told of';
comment on column exchange.message.receipt is 'What the partner answered: its own number, or nothing';
comment on index exchange.message_partner_case_id_version_kind_key is 'An entry that comes again is told once, and each case in its order';
create index message_due on exchange.message (due_at) where state = 'waiting';
comment on index exchange.message_due is 'What is to go out next';

create table exchange.own_key (
    id text primary key,
    public_key bytea not null check (octet_length(public_key) = 44),
    since timestamptz not null
);
comment on table exchange.own_key is 'The public halves of the keys with which the nodes of this server sign';

grant select, insert, update on exchange.partner, exchange.delivery to minqing_app;
grant select, insert on exchange.own_key to minqing_app;
grant select, update on exchange.message to minqing_app;
grant usage on schema exchange to minqing_reader;
grant select on exchange.partner, exchange.delivery to minqing_reader;
grant select, insert on exchange.message to minqing_reader;
