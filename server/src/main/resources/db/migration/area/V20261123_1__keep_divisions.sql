-- The ground as the city folder has ever said it: which areas stood when (valid), and when we believed so (recorded).
-- Both are half-open intervals; an open end is null.

create schema area;

create table area.division (
    code bigint not null check (code between 100000000000000 and 999999999999999),
    valid_from date not null,
    recorded_from timestamptz not null,
    valid_to date check (valid_to > valid_from),
    recorded_to timestamptz check (recorded_to > recorded_from),
    level text not null,
    parent bigint,
    name text not null,
    names jsonb not null,
    unit text not null,
    run_by text,
    synthetic boolean not null,
    attributes jsonb not null,
    primary key (code, valid_from, recorded_from)
);
comment on table area.division is 'An area over a time; a row is never changed but for its recorded end';
comment on column area.division.run_by is 'Another body that runs the area, which then is shown but not worked';
comment on column area.division.synthetic is 'Nobody drew this area on the ground: it was made for demonstration';
comment on index area.division_pkey is 'What was known of an area, in order';

create unique index division_known on area.division (code, valid_from) where recorded_to is null;
comment on index area.division_known is 'What is known today; an area begins on a day only once';

create table area.grid_member (
    layer text not null,
    member bigint not null,
    recorded_from timestamptz not null,
    recorded_to timestamptz check (recorded_to > recorded_from),
    grid bigint not null,
    name text not null,
    note text not null,
    primary key (layer, member, recorded_from)
);
comment on table area.grid_member is 'The areas that a grid is made of; layers in which each area is its own grid are not listed';
comment on index area.grid_member_pkey is 'What was known of a member, in order';

create unique index grid_member_known on area.grid_member (layer, member) where recorded_to is null;
comment on index area.grid_member_known is 'An area is in one grid of a layer';

create table area.folder (
    city text primary key,
    hash bytea not null check (octet_length(hash) = 32),
    taken_at timestamptz not null
);
comment on table area.folder is 'What was taken last: the same content again is not compared row by row';

grant usage on schema area to minqing_app, minqing_reader;
grant select on all tables in schema area to minqing_app, minqing_reader;
grant insert on all tables in schema area to minqing_app;
grant update (recorded_to) on area.division, area.grid_member to minqing_app;
grant update (hash, taken_at) on area.folder to minqing_app;
