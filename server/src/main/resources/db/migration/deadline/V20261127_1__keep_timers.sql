-- Timers: what is still to come, one row for each clock with all its steps, and what has become due and is on its way.

create schema deadline;

create table deadline.timer (
    subject uuid not null,
    name text not null,
    next_due timestamptz not null,
    dues timestamptz[] not null,
    steps text[] not null,
    primary key (subject, name),
    constraint timer_steps check (cardinality(dues) > 0 and cardinality(dues) = cardinality(steps)),
    constraint timer_next check (next_due = dues[1])
);
comment on table deadline.timer is 'The steps of a clock that are still to come, in their order';
comment on index deadline.timer_pkey is 'A clock is set and cancelled by its subject';
comment on column deadline.timer.next_due is 'The first of dues: redundant, for the index';

create index timer_next_due on deadline.timer (next_due);
comment on index deadline.timer_next_due is 'What is due now';

create table deadline.firing (
    id uuid primary key,
    subject uuid not null,
    name text not null,
    step text not null,
    due timestamptz not null,
    missed text[] not null,
    tries integer not null default 0,
    retry_at timestamptz not null
);
comment on table deadline.firing is
    'A step that is due and has not been taken yet. Its row is locked while it is, and goes with what taking it did';
comment on column deadline.firing.id is 'Follows from subject, name, step and due: the same firing has the same id';
comment on column deadline.firing.missed is 'Earlier steps of the same clock that passed unnoticed, in their order';
comment on index deadline.firing_pkey is 'A firing that is set again is there already';

create index firing_retry_at on deadline.firing (retry_at);
comment on index deadline.firing_retry_at is 'What may be taken now, in its order; the table is nearly always empty';

-- Sets clocks of the accepted subjects, for use inside a statement of another module: each row of the arrays is one step.
-- What was set before under the same subject and name is replaced; a clock whose dues are all null is cancelled. Answers
-- how many clocks were touched.
create function deadline.set_timers(
    subjects uuid[], names text[], dues timestamptz[], steps text[], accepted uuid[]
) returns integer language sql security definer set search_path = deadline, pg_temp as $$
    with wanted as (
        select u.subject, u.name,
               array_agg(u.due order by u.due, u.place) filter (where u.due is not null) as dues,
               array_agg(u.step order by u.due, u.place) filter (where u.due is not null) as steps
        from unnest(set_timers.subjects, set_timers.names, set_timers.dues, set_timers.steps)
             with ordinality as u (subject, name, due, step, place)
        where u.subject = any (set_timers.accepted)
        group by u.subject, u.name
    ), gone as (
        delete from deadline.timer t using wanted w
        where t.subject = w.subject and t.name = w.name and w.dues is null
        returning 1
    ), set as (
        insert into deadline.timer (subject, name, next_due, dues, steps)
        select w.subject, w.name, w.dues[1], w.dues, w.steps from wanted w
        where w.dues is not null
        order by w.subject, w.name
        on conflict (subject, name) do update
            set next_due = excluded.next_due, dues = excluded.dues, steps = excluded.steps
        returning 1
    )
    select (select count(*) from gone)::integer + (select count(*) from set)::integer
$$;

revoke all on all functions in schema deadline from public;
grant usage on schema deadline to minqing_app;
grant execute on function deadline.set_timers(uuid[], text[], timestamptz[], text[], uuid[]) to minqing_app;
grant select, insert, update, delete on deadline.timer, deadline.firing to minqing_app;
