-- Until when. The clocks of a case and its nearest due time stand with it, as an index of what its entries and the calendar
-- say; the reminders that are to come are set as timers by the same statement.

alter table casework.case_file
    add column clocks jsonb not null default '[]',
    add column due_at timestamptz;
comment on column casework.case_file.clocks is 'The latest run of each clock that has started';
comment on column casework.case_file.due_at is
    'The nearest due time of a running clock: redundant with clocks, for lists. In no index, so that most steps touch none';

drop function casework.continue_cases(
    uuid[], integer[], integer[], text[], bigint[], text[], uuid[], text[], text[], text[], uuid[], integer[],
    timestamptz[], timestamptz[], uuid[], integer[], text[], integer[], uuid[], bytea[], uuid[], uuid[], timestamptz[],
    timestamptz[], text[], bytea[], bytea[], bytea[], uuid[], text[], bytea[]);
drop function casework.begin_cases(
    uuid[], integer[], bytea[], text[], text[], text[], bigint[], float8[], float8[], uuid[], timestamptz[], text[],
    integer[], text[], bigint[], text[], uuid[], text[], text[], text[], uuid[], integer[], timestamptz[], timestamptz[],
    uuid[], integer[], text[], integer[], uuid[], bytea[], uuid[], uuid[], timestamptz[], timestamptz[], text[], bytea[],
    bytea[], bytea[], uuid[], text[], bytea[]);

-- Continues cases that stand at their expected versions: case row first, which locks it, then journal and timers. Answers
-- the ids of the cases that were continued; the others were changed by somebody else meanwhile and nothing is written for
-- them. The decision was taken by the application on a case that it loaded under the actor's scope.
create function casework.continue_cases(
    ids uuid[], expected integer[], moveds integer[], states text[], areas bigint[], departments text[],
    assignees uuid[], attributes text[], done_bys text[], handled text[], verified uuid[], rounds integer[],
    clocks text[], dues timestamptz[], changed timestamptz[], ended timestamptz[],
    entry_streams uuid[], entry_versions integer[], entry_kinds text[], entry_schemas integer[],
    entry_commands uuid[], entry_digests bytea[], entry_actors uuid[], entry_posts uuid[],
    entry_observed timestamptz[], entry_recorded timestamptz[], entry_opens text[], entry_sealed bytea[],
    entry_previous bytea[], entry_hashes bytea[],
    key_streams uuid[], key_retentions text[], key_wrapped bytea[],
    timer_subjects uuid[], timer_names text[], timer_dues timestamptz[], timer_steps text[]
) returns uuid[] language plpgsql security definer
set search_path = casework, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    accepted uuid[];
begin
    with continued as (
        update casework.case_file f
        set version = w.expected + 1, moved = w.moved, head = w.head, state = w.state, area_now = w.area,
            department = w.department, assignee = w.assignee, attributes = w.attributes::jsonb,
            done_by = w.done_by::jsonb, handled_by = w.handled::uuid[], verified_by = w.verified, round = w.round,
            clocks = w.clocks::jsonb, due_at = w.due, changed_at = w.changed, ended_at = w.ended
        from unnest(ids, expected, moveds, entry_hashes, states, areas, departments, assignees,
                    continue_cases.attributes, done_bys, handled, verified, rounds, continue_cases.clocks, dues, changed,
                    ended)
             as w (id, expected, moved, head, state, area, department, assignee, attributes, done_by, handled,
                   verified, round, clocks, due, changed, ended)
        where f.id = w.id and f.version = w.expected
        returning f.id
    )
    select coalesce(array_agg(c.id), '{}') into accepted from continued c;
    if cardinality(accepted) > 0 then
        perform journal.append(entry_streams, entry_versions, entry_kinds, entry_schemas, entry_commands, entry_digests,
                               entry_actors, entry_posts, entry_observed, entry_recorded, entry_opens, entry_sealed,
                               entry_previous, entry_hashes, accepted);
        if cardinality(key_streams) > 0 then
            perform journal.keep_keys(key_streams, key_retentions, key_wrapped, accepted);
        end if;
        if cardinality(timer_subjects) > 0 then
            perform deadline.set_timers(timer_subjects, timer_names, timer_dues, timer_steps, accepted);
        end if;
    end if;
    return accepted;
end $$;

-- Begins cases with their first entries (more than one for a case that is taken over with its past). Answers the ids of
-- the cases that were begun; the others exist already.
create function casework.begin_cases(
    ids uuid[], versions integer[], heads bytea[], scenarios text[], scenario_versions text[], classes text[],
    areas_then bigint[], xs float8[], ys float8[], reporters uuid[], reported timestamptz[], origins text[],
    moveds integer[], states text[], areas bigint[], departments text[], assignees uuid[], attributes text[],
    done_bys text[], handled text[], verified uuid[], rounds integer[], clocks text[], dues timestamptz[],
    changed timestamptz[], ended timestamptz[],
    entry_streams uuid[], entry_versions integer[], entry_kinds text[], entry_schemas integer[],
    entry_commands uuid[], entry_digests bytea[], entry_actors uuid[], entry_posts uuid[],
    entry_observed timestamptz[], entry_recorded timestamptz[], entry_opens text[], entry_sealed bytea[],
    entry_previous bytea[], entry_hashes bytea[],
    key_streams uuid[], key_retentions text[], key_wrapped bytea[],
    timer_subjects uuid[], timer_names text[], timer_dues timestamptz[], timer_steps text[]
) returns uuid[] language plpgsql security definer
set search_path = casework, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    accepted uuid[];
begin
    with begun as (
        insert into casework.case_file (id, version, moved, head, scenario, scenario_version, class, state, area_then,
                                        area_now, department, place, reporter, assignee, attributes, done_by,
                                        handled_by, verified_by, round, clocks, due_at, reported_at, changed_at, ended_at,
                                        origin)
        select w.id, w.version, w.moved, w.head, w.scenario, w.scenario_version, w.class, w.state, w.area_then, w.area,
               w.department, point(w.x, w.y), w.reporter, w.assignee, w.attributes::jsonb, w.done_by::jsonb,
               w.handled::uuid[], w.verified, w.round, w.clocks::jsonb, w.due, w.reported, w.changed, w.ended, w.origin
        from unnest(ids, versions, heads, scenarios, scenario_versions, classes, areas_then, xs, ys, reporters,
                    reported, origins, moveds, states, areas, departments, assignees, begin_cases.attributes,
                    done_bys, handled, verified, rounds, begin_cases.clocks, dues, changed, ended)
             as w (id, version, head, scenario, scenario_version, class, area_then, x, y, reporter, reported, origin,
                   moved, state, area, department, assignee, attributes, done_by, handled, verified, round, clocks, due,
                   changed, ended)
        on conflict (id) do nothing
        returning id
    )
    select coalesce(array_agg(b.id), '{}') into accepted from begun b;
    if cardinality(accepted) > 0 then
        perform journal.append(entry_streams, entry_versions, entry_kinds, entry_schemas, entry_commands, entry_digests,
                               entry_actors, entry_posts, entry_observed, entry_recorded, entry_opens, entry_sealed,
                               entry_previous, entry_hashes, accepted);
        perform journal.keep_keys(key_streams, key_retentions, key_wrapped, accepted);
        if cardinality(timer_subjects) > 0 then
            perform deadline.set_timers(timer_subjects, timer_names, timer_dues, timer_steps, accepted);
        end if;
    end if;
    return accepted;
end $$;

revoke all on all functions in schema casework from public;
grant execute on all functions in schema casework to minqing_app;
