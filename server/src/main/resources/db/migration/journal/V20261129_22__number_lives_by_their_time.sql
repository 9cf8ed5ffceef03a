-- A life of the store that begins later has a higher number, also when it begins from an older copy. Two restores of one backup
-- would else open the same next incarnation, and a page that was live in the first would miss what happens in the second. The
-- number is that of the ten seconds since 2026 began; the first life of a store is number 1.
create or replace function journal.open_incarnation() returns integer
language plpgsql security definer set search_path = journal, pg_temp as $$
declare
    latest journal.incarnation;
    highest xid8;
    following integer;
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
    following := case when latest.id is null then 1 else greatest(
        latest.id + 1,
        floor(extract(epoch from clock_timestamp() - timestamptz '2026-01-01 00:00:00+00') / 10)::integer) end;
    insert into journal.incarnation (id, cluster, highest_xid)
    values (following, journal.cluster_name(), coalesce(highest, '0'::xid8));
    return following;
end $$;
