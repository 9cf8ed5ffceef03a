-- What a person is told of the looks at the things that concern them, and of the lists that named those things.

alter table audit.look
    -- Somebody looked at their own thing: kept, and no news to them.
    add column own boolean not null default false,
    -- The export that this line belongs to; absent for an opened thing.
    add column export uuid;
comment on column audit.look.own is 'Kept, not told and not counted: a person reads what they wrote themselves';
comment on column audit.look.export is 'Redundant with the export, so that one question finds everything that a person is told';

-- Since when nothing is missing: the first day of the store, later the end of what was removed in its time.
create table audit.complete (
    single boolean primary key default true check (single),
    since timestamptz not null
);
insert into audit.complete (since)
select least(coalesce((select min(at) from audit.look), clock_timestamp()), clock_timestamp());

-- Searches through what people wrote: which words is not kept, only that there were some. Lists that show nothing sealed
-- leave no row.
create table audit.listing (
    id uuid primary key default gen_random_uuid(),
    at timestamptz not null,
    account uuid not null,
    post uuid,
    kind text not null check (kind <> ''),
    -- What was asked for, as codes.
    question text not null,
    rows bigint not null check (rows >= 0)
);
comment on index audit.listing_pkey is 'Names a row when the store is checked';
create index listing_account on audit.listing (account, at desc);
comment on index audit.listing_account is 'What this account searched for';

grant select, insert on audit.listing to minqing_app;
grant select on audit.complete to minqing_app;
