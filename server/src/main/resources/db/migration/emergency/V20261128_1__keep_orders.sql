-- Orders under which scenarios of emergencies work. Everything follows from the entries of an order's stream. There is
-- nothing personal here: orders are public.

create schema emergency;

create table emergency.standing (
    id uuid primary key,
    version integer not null check (version > 0),
    scenario text not null,
    area bigint not null,
    begins_at timestamptz not null,
    kept_days integer not null check (kept_days > 0),
    decided jsonb not null check (jsonb_array_length(decided) > 0),
    over_at timestamptz,
    erased_at timestamptz,
    cases bigint,
    check (num_nulls(erased_at, cases) in (0, 2)),
    check (erased_at is null or over_at is not null)
);
comment on table emergency.standing is 'How each order stands; decided: the first decision and every renewal';
comment on index emergency.standing_pkey is 'Also the order of the public list: ids begin with their time';
create index standing_running on emergency.standing (scenario) where over_at is null;
comment on index emergency.standing_running is 'The orders that may be in force';

-- Commands about one order come one after another until their transactions end.
create function emergency.queue_up(id uuid) returns void
language sql set search_path = emergency, pg_temp as $$
    select pg_advisory_xact_lock(hashtextextended('order/' || queue_up.id::text, 0))
$$;

-- Keeps how an order stands; the decision was taken by the application in the transaction that also appends the entry.
create function emergency.keep(id uuid, version integer, scenario text, area bigint, begins timestamptz, kept integer,
                               decided jsonb, over timestamptz, erased timestamptz, cases bigint) returns void
language sql security definer set search_path = emergency, pg_temp as $$
    insert into emergency.standing as s (id, version, scenario, area, begins_at, kept_days, decided, over_at, erased_at, cases)
    values (keep.id, keep.version, keep.scenario, keep.area, keep.begins, keep.kept, keep.decided,
            keep.over, keep.erased, keep.cases)
    on conflict on constraint standing_pkey do update
    set version = excluded.version, decided = excluded.decided, over_at = excluded.over_at,
        erased_at = excluded.erased_at, cases = excluded.cases
    where s.version < excluded.version
$$;

revoke all on all functions in schema emergency from public;
grant usage on schema emergency to minqing_app, minqing_reader;
grant select on emergency.standing to minqing_app, minqing_reader;
grant execute on all functions in schema emergency to minqing_app;
