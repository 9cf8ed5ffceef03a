-- The log: entries that are only ever added, the data keys of their sealed parts, and where readers stand.

create schema journal;

create table journal.incarnation (
    id integer primary key,
    cluster text not null,
    highest_xid xid8 not null,
    opened_at timestamptz not null default clock_timestamp()
);
comment on table journal.incarnation is
    'One life of the store in one cluster. Transaction ids are comparable within an incarnation only.';
comment on column journal.incarnation.highest_xid is 'The highest transaction id of an entry when the incarnation began';

-- Cached in blocks: within one transaction the numbers rise, and no more is asked of them.
create sequence journal.entry_seq as bigint cache 128;

create table journal.entry (
    xid xid8 not null default pg_current_xact_id(),
    seq bigint not null default nextval('journal.entry_seq'),
    observed timestamptz not null,
    recorded timestamptz not null,
    incarnation integer not null,
    version integer not null check (version > 0),
    schema integer not null check (schema > 0),
    stream uuid not null,
    actor uuid not null,
    post uuid,
    command uuid,
    kind text not null,
    digest bytea not null,
    open text not null,
    sealed bytea not null,
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (stream, version)
);
alter table journal.entry alter column sealed set storage external;
comment on index journal.entry_pkey is 'A stream in order; two writers of one version collide here';
comment on column journal.entry.open is 'Canonical JSON text, kept as the very bytes that were hashed (so not jsonb)';
comment on column journal.entry.sealed is 'The framed ciphertexts of the personal parts; empty when there are none';
comment on column journal.entry.previous is 'The hash of the entry before: redundant with that row, needed to find it changed';

create unique index entry_command on journal.entry (stream, command) where command is not null;
comment on index journal.entry_command is 'A repeated command finds its entry; it never makes a second one';

create unique index entry_reading on journal.entry (incarnation, xid, seq);
comment on index journal.entry_reading is 'The order in which readers take entries';

create table journal.data_key (
    stream uuid not null,
    retention text not null,
    made timestamptz not null default clock_timestamp(),
    wrapped bytea not null,
    primary key (stream, retention)
);
comment on index journal.data_key_pkey is 'One living key for each stream and retention class';
comment on column journal.data_key.made is 'Tells a key from a later one of the same place, in the erasure ledger';

create table journal.position (
    reader text primary key,
    incarnation integer not null,
    xid xid8 not null,
    seq bigint not null,
    moved_at timestamptz not null default clock_timestamp()
);
comment on index journal.position_pkey is 'A reader locks its row for the time of a batch';

create table journal.stopped (
    reader text not null,
    stream uuid not null,
    taken integer not null,
    stopped_at timestamptz not null default clock_timestamp(),
    primary key (reader, stream)
);
comment on table journal.stopped is 'Streams that a reader takes no further, because the entry after the last one taken is missing';
comment on index journal.stopped_pkey is 'Asked for each batch';

-- Nobody changes or removes an entry, not even the owner by mistake. (A superuser can; the seals tell.)
create function journal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Journal entries are only ever added' using errcode = 'insufficient_privilege';
end $$;
create trigger entry_stays before update or delete or truncate on journal.entry
    for each statement execute function journal.refuse_change();

create function journal.refuse_link(stream uuid, version integer) returns bytea language plpgsql as $$
begin
    raise exception 'Version % does not link to the head of stream %', version, stream
        using errcode = 'serialization_failure';
end $$;

-- Appends the entries of the accepted streams. Each must follow the stored head of its stream, or the entry before it
-- in the same call, by version and by hash; otherwise the whole call fails. Answers how many were appended.
create function journal.append(
    streams uuid[], versions integer[], kinds text[], schemas integer[], commands uuid[], digests bytea[],
    actors uuid[], posts uuid[], observed timestamptz[], recorded timestamptz[], opens text[], sealed bytea[],
    previous bytea[], hashes bytea[], accepted uuid[]
) returns integer language plpgsql security definer set search_path = journal, pg_temp as $$
declare
    appended integer;
begin
    insert into journal.entry (stream, version, kind, schema, command, digest, actor, post, observed, recorded, open,
                               sealed, previous, hash, incarnation)
    select d.stream, d.version, d.kind, d.schema, d.command, d.digest, d.actor, d.post, d.observed, d.recorded, d.open,
           d.sealed,
           case when d.version = coalesce(d.version_before, head.version, 0) + 1
                 and d.previous = coalesce(d.hash_before, head.hash, decode(repeat('00', 32), 'hex'))
                then d.previous
                else journal.refuse_link(d.stream, d.version) end,
           d.hash,
           (select max(i.id) from journal.incarnation i)
    from (
        select u.*,
               lag(u.version) over in_stream as version_before,
               lag(u.hash) over in_stream as hash_before
        from unnest(append.streams, append.versions, append.kinds, append.schemas, append.commands, append.digests,
                    append.actors, append.posts, append.observed, append.recorded, append.opens, append.sealed,
                    append.previous, append.hashes)
             as u (stream, version, kind, schema, command, digest, actor, post, observed, recorded, open, sealed,
                   previous, hash)
        where u.stream in (select unnest(append.accepted))
        window in_stream as (partition by u.stream order by u.version)
    ) d
    left join lateral (
        select e.version, e.hash from journal.entry e
        where d.version_before is null and e.stream = d.stream
        order by e.version desc limit 1
    ) head on true
    order by d.stream, d.version;
    get diagnostics appended = row_count;
    return appended;
end $$;

-- Keeps new data keys of the accepted streams. A key that is there already is an error: what was sealed under the other
-- one could never be opened again.
create function journal.keep_keys(streams uuid[], retentions text[], wrapped bytea[], accepted uuid[]) returns integer
language plpgsql security definer set search_path = journal, pg_temp as $$
declare
    kept integer;
begin
    insert into journal.data_key (stream, retention, wrapped)
    select u.stream, u.retention, u.wrapped
    from unnest(keep_keys.streams, keep_keys.retentions, keep_keys.wrapped) as u (stream, retention, wrapped)
    where u.stream in (select unnest(keep_keys.accepted));
    get diagnostics kept = row_count;
    return kept;
end $$;

create function journal.command_of(stream uuid, command uuid)
returns table (version integer, actor uuid, digest bytea, open text, recorded timestamptz, kind text)
language sql stable security definer set search_path = journal, pg_temp as $$
    select e.version, e.actor, e.digest, e.open, e.recorded, e.kind
    from journal.entry e where e.stream = command_of.stream and e.command = command_of.command
$$;

create function journal.wrapped_keys(stream uuid) returns table (retention text, wrapped bytea)
language sql stable security definer set search_path = journal, pg_temp as $$
    select k.retention, k.wrapped from journal.data_key k where k.stream = wrapped_keys.stream
$$;

create function journal.entries_of(stream uuid, since integer) returns setof journal.entry
language sql stable security definer set search_path = journal, pg_temp as $$
    select e.* from journal.entry e
    where e.stream = entries_of.stream and e.version > entries_of.since order by e.version
$$;

create function journal.head_of(stream uuid) returns table (version integer, hash bytea)
language sql stable security definer set search_path = journal, pg_temp as $$
    select e.version, e.hash from journal.entry e where e.stream = head_of.stream order by e.version desc limit 1
$$;

-- When the key was made; no row when it is destroyed or never was.
create function journal.key_made(stream uuid, retention text) returns timestamptz
language sql stable security definer set search_path = journal, pg_temp as $$
    select k.made from journal.data_key k where k.stream = key_made.stream and k.retention = key_made.retention
$$;

-- Destroys the named keys made no later than told; answers the streams and classes that had one.
create function journal.forget_keys(streams uuid[], retentions text[], made timestamptz[])
returns table (stream uuid, retention text)
language sql security definer set search_path = journal, pg_temp as $$
    delete from journal.data_key k
    using unnest(forget_keys.streams, forget_keys.retentions, forget_keys.made) as u (stream, retention, made)
    where k.stream = u.stream and k.retention = u.retention and k.made <= u.made
    returning k.stream, k.retention
$$;

-- The cluster and its time line: a restored copy that went its own way is another one.
create function journal.cluster_name() returns text
language sql stable security definer set search_path = journal, pg_temp as $$
    select s.system_identifier || '/' || c.timeline_id from pg_control_system() s, pg_control_checkpoint() c
$$;

-- Called before anything is read or appended. Opens an incarnation for a new store, for another cluster and for one whose
-- transaction ids began again. Waits for running writers, so that none ends in the incarnation before unseen.
create function journal.open_incarnation() returns integer
language plpgsql security definer set search_path = journal, pg_temp as $$
declare
    latest journal.incarnation;
    highest xid8;
begin
    perform pg_advisory_xact_lock(hashtext('journal.open_incarnation'));
    select i.* into latest from journal.incarnation i order by i.id desc limit 1;
    select e.xid into highest from journal.entry e
        where e.incarnation = latest.id order by e.incarnation desc, e.xid desc, e.seq desc limit 1;
    if latest.id is not null and latest.cluster = journal.cluster_name()
       and coalesce(highest, '0'::xid8) < pg_snapshot_xmax(pg_current_snapshot()) then
        return latest.id;
    end if;
    lock table journal.entry in share row exclusive mode;
    select e.xid into highest from journal.entry e
        where e.incarnation = latest.id order by e.incarnation desc, e.xid desc, e.seq desc limit 1;
    insert into journal.incarnation (id, cluster, highest_xid)
    values (coalesce(latest.id, 0) + 1, journal.cluster_name(), coalesce(highest, '0'::xid8));
    return coalesce(latest.id, 0) + 1;
end $$;

revoke all on all functions in schema journal from public;
grant usage on schema journal to minqing_app, minqing_reader;
grant execute on function
    journal.append(uuid[], integer[], text[], integer[], uuid[], bytea[], uuid[], uuid[], timestamptz[], timestamptz[],
                   text[], bytea[], bytea[], bytea[], uuid[]),
    journal.keep_keys(uuid[], text[], bytea[], uuid[]),
    journal.command_of(uuid, uuid),
    journal.wrapped_keys(uuid),
    journal.entries_of(uuid, integer),
    journal.head_of(uuid),
    journal.key_made(uuid, text),
    journal.forget_keys(uuid[], text[], timestamptz[]),
    journal.open_incarnation()
    to minqing_app;
grant select on journal.entry, journal.incarnation, journal.data_key to minqing_reader;
grant select, insert, update on journal.position to minqing_reader;
grant select, insert, delete on journal.stopped to minqing_reader;

-- The life that begins with the store itself.
select journal.open_incarnation();
