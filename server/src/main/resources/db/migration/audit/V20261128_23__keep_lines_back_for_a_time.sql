-- A lawful delay of who looked: the lines of one post at one thing are told later, by a code of the city's list, to an end. It
-- changes no look. No look is kept back for more days after it happened than the code allows, however many delays are given.
create table audit.delay (
    id uuid primary key,
    subject uuid not null,
    post uuid not null,
    code text not null check (code <> ''),
    given_at timestamptz not null,
    until timestamptz not null,
    -- The most that the code allowed when it was given.
    days integer not null check (days > 0),
    given_by uuid not null,
    given_post uuid,
    check (until > given_at and until <= given_at + make_interval(days => days))
);
comment on index audit.delay_pkey is 'Also the stream of its entry in the journal';
create index delay_looks on audit.delay (subject, post);
comment on index audit.delay_looks is 'Asked for each look that a person is told';
create index delay_latest on audit.delay (given_at desc);
comment on index audit.delay_latest is 'The latest first';

grant select, insert on audit.delay to minqing_app;
