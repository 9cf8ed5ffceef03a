-- Looks, exports and searches are proved like entries: what the last minutes brought is put under one root, and the root is
-- entered in the journal, which is chained, sealed and copied outside.

-- The transaction that wrote the row, and in which life of the store. A batch takes the rows of all transactions below the
-- oldest that may still write, so that a row that commits late falls into exactly one. Rows from before get this one.
alter table audit.look
    add column incarnation integer not null default journal.incarnation_now(),
    add column xid xid8 not null default pg_current_xact_id();
alter table audit.export
    add column incarnation integer not null default journal.incarnation_now(),
    add column xid xid8 not null default pg_current_xact_id();
alter table audit.listing
    add column incarnation integer not null default journal.incarnation_now(),
    add column xid xid8 not null default pg_current_xact_id();

create index look_sealing on audit.look (incarnation, xid);
comment on index audit.look_sealing is 'The rows of a batch';
create index export_sealing on audit.export (incarnation, xid);
comment on index audit.export_sealing is 'The rows of a batch';
create index listing_sealing on audit.listing (incarnation, xid);
comment on index audit.listing_sealing is 'The rows of a batch';

create table audit.batch (
    number bigint primary key check (number > 0),
    sealed_at timestamptz not null,
    incarnation integer not null,
    xid xid8 not null,
    rows integer not null check (rows > 0),
    root bytea not null check (octet_length(root) = 32),
    leaves bytea not null,
    removed_at timestamptz,
    check (octet_length(leaves) = case when removed_at is null then 49 * rows else 0 end)
);
alter table audit.batch alter column leaves set storage external;
comment on index audit.batch_pkey is 'Batches follow one another without a hole';
comment on column audit.batch.xid is 'With the incarnation: rows below this transaction id are in this batch or an earlier one';
comment on column audit.batch.leaves is
    'Which table (1 byte), id (16), hash of the row (32), for each row: says which row is not what it was';
comment on column audit.batch.removed_at is 'When its rows were removed because their time was over';

-- Nobody changes or removes a row by mistake, not even the owner; only the removal of whole batches does.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('audit.removing', true) = 'on' then
        return null;
    end if;
    raise exception 'Looks are only ever added' using errcode = 'insufficient_privilege';
end $$;
create trigger look_stays before update or delete or truncate on audit.look
    for each statement execute function audit.refuse_change();
create trigger export_stays before update or delete or truncate on audit.export
    for each statement execute function audit.refuse_change();
create trigger listing_stays before update or delete or truncate on audit.listing
    for each statement execute function audit.refuse_change();

-- Removes the rows of all batches up to this one; none that was sealed less than six months ago. The roots stay.
create function audit.remove_through(through bigint, now timestamptz) returns void
language plpgsql security definer set search_path = audit, pg_temp as $$
declare
    last audit.batch;
begin
    if exists (select from audit.batch b
               where b.number <= remove_through.through and b.sealed_at > remove_through.now - interval '6 months') then
        raise exception 'Looks are kept for six months at least' using errcode = 'insufficient_privilege';
    end if;
    select b.* into strict last from audit.batch b where b.number = remove_through.through;
    perform set_config('audit.removing', 'on', true);
    delete from audit.look l where (l.incarnation, l.xid) < (last.incarnation, last.xid);
    delete from audit.export e where (e.incarnation, e.xid) < (last.incarnation, last.xid);
    delete from audit.listing s where (s.incarnation, s.xid) < (last.incarnation, last.xid);
    perform set_config('audit.removing', 'off', true);
    update audit.batch b set leaves = '', removed_at = remove_through.now
    where b.number <= remove_through.through and b.removed_at is null;
    update audit.complete c set since = greatest(c.since, last.sealed_at);
end $$;

revoke all on function audit.remove_through(bigint, timestamptz), audit.refuse_change() from public;
grant execute on function audit.remove_through(bigint, timestamptz) to minqing_app;
grant select, insert on audit.batch to minqing_app;
grant usage on schema audit to minqing_reader;
grant select on audit.look, audit.export, audit.listing, audit.batch to minqing_reader;
