-- Which lists were taken out of the system, by whom and why: written before the list is handed out, and never changed or
-- removed by the application.
create table audit.export (
    id uuid primary key,
    at timestamptz not null,
    account uuid not null,
    post uuid,
    -- What kind of thing was listed.
    kind text not null check (kind <> ''),
    reason text not null check (reason <> ''),
    -- What was asked for, as codes.
    question text not null,
    rows bigint not null check (rows >= 0)
);
-- The latest exports first.
create index on audit.export (at desc, id desc);

grant select, insert on audit.export to minqing_app;
