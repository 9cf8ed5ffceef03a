-- Who looked at sealed content: written and committed before the content is handed out, and never changed or removed by
-- the application.

create schema audit;

create table audit.look (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account uuid not null,
    post uuid,
    purpose text not null check (purpose <> ''),
    -- What kind of thing was looked at, and its id, which is also the id of its stream.
    kind text not null check (kind <> ''),
    subject uuid not null,
    -- Which fields; empty for all that the answer shows.
    fields text[] not null default '{}',
    -- The request that showed them, as the answer's header names it.
    request uuid
);
-- Who looked at this thing, the newest first.
create index on audit.look (subject, at desc);
-- What this account looked at.
create index on audit.look (account, at desc);

grant usage on schema audit to minqing_app;
grant select, insert on audit.look to minqing_app;
