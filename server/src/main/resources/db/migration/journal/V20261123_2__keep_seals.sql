-- Seals: what proves, together with their copies outside the database, that no entry was changed or removed.

create table journal.seal (
    number bigint primary key check (number > 0),
    sealed_at timestamptz not null,
    incarnation integer not null,
    xid xid8 not null,
    streams integer not null check (streams > 0),
    key integer not null,
    root bytea not null check (octet_length(root) = 32),
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    signature bytea not null check (octet_length(signature) = 64),
    leaves bytea not null check (octet_length(leaves) = 52 * streams)
);
alter table journal.seal alter column leaves set storage external;
comment on index journal.seal_pkey is 'Seals follow one another without a hole';
comment on column journal.seal.xid is 'With the incarnation: entries below this transaction id are sealed up to here';
comment on column journal.seal.leaves is 'Stream (16 bytes), length (4), head hash (32) of each stream that changed, by stream';

create trigger seal_stays before update or delete or truncate on journal.seal
    for each statement execute function journal.refuse_change();

grant select, insert on journal.seal to minqing_reader;
