-- Kinds of posts, leaves, and what was acknowledged and handed over at the centres. No name, no reason for a leave, no place
-- of a person, no figure by person.

create schema workforce;

create table workforce.engagement (
    post uuid primary key,
    kind text not null,
    area bigint not null
);
comment on table workforce.engagement is 'Every post of a grid worker that there ever was: the past keeps its kinds';
comment on column workforce.engagement.area is 'Where the work is, which may be narrower than the post';

-- What was taken from the city folder, so that an unchanged folder is not written again.
create table workforce.loaded (
    part text primary key,
    digest uuid not null
);

create table workforce.leave (
    id uuid primary key,
    post uuid not null,
    area bigint not null,
    first_day date not null,
    last_day date not null,
    cover uuid,
    gap text check (gap ~ '^[a-z][a-z0-9-]{0,39}$'),
    entered_by uuid not null,
    entered_in uuid,
    entered_at timestamptz not null,
    constraint leave_days check (first_day <= last_day and last_day - first_day < 366),
    constraint leave_cover_or_gap check (num_nonnulls(cover, gap) = 1),
    constraint leave_not_by_itself check (cover <> post)
);
comment on table workforce.leave is 'A leave has a cover or leaves a gap that has a name; why somebody is away is not kept';
-- The leaves of now and of a time: few end late.
create index on workforce.leave (last_day, first_day);

create table workforce.duty_entry (
    id uuid primary key,
    centre uuid not null,
    area bigint not null,
    shift_from timestamptz not null,
    kind text not null check (kind in ('acknowledged', 'handed-over')),
    at timestamptz not null,
    account uuid not null,
    post uuid not null,
    to_post uuid,
    cases uuid[] not null default '{}',
    constraint duty_entry_once unique (centre, shift_from, kind),
    check ((kind = 'handed-over') = (to_post is not null)),
    check (cardinality(cases) <= 50)
);
comment on table workforce.duty_entry is 'The log of the centres: entries are only added, and stand in the journal too';
comment on index workforce.duty_entry_once is 'A duty is acknowledged once and handed over once; also finds the log of a centre';

create table workforce.turn (
    post uuid primary key,
    assigned_at timestamptz not null
);
comment on table workforce.turn is 'When a post was last given a case; kept by a reader of the journal, for choosing in turn';

grant usage on schema workforce to minqing_app, minqing_reader;
grant select, insert, update on workforce.engagement, workforce.loaded to minqing_app;
grant select, insert on workforce.leave, workforce.duty_entry to minqing_app;
grant select on workforce.turn to minqing_app;
grant select, insert, update on workforce.turn to minqing_reader;
