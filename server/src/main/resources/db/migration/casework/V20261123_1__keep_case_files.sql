-- One row for each case: where it stands. Everything in it follows from the entries of its stream; it holds ids, codes
-- and times, and no word that somebody wrote.

create schema casework;

create table casework.case_file (
    id uuid primary key,
    version integer not null check (version > 0),
    moved integer not null check (moved between 1 and version),
    head bytea not null check (octet_length(head) = 32),
    scenario text not null,
    scenario_version text not null,
    class text not null,
    state text not null,
    area_then bigint not null,
    area_now bigint not null,
    department text,
    place point,
    reporter uuid not null,
    assignee uuid,
    attributes jsonb not null,
    done_by jsonb not null,
    handled_by uuid[] not null,
    verified_by uuid,
    round integer not null check (round > 0),
    reported_at timestamptz not null,
    changed_at timestamptz not null,
    ended_at timestamptz,
    origin text not null check (origin in ('live', 'sample', 'imported')),
    constraint case_file_second_person check (verified_by <> all (handled_by))
) with (fillfactor = 80);

comment on index casework.case_file_pkey is 'Also the order of every list: ids begin with their time, newest first';
comment on column casework.case_file.version is 'The length of the stream';
comment on column casework.case_file.moved is
    'The version of the last entry that changed something: refusals after it make nobody''s page old';
comment on column casework.case_file.head is 'The hash of the last entry: redundant with it, spares reading it';
comment on column casework.case_file.area_now is 'The area that answers for the case today; area_then never changes';
comment on column casework.case_file.place is 'WGS84; absent where the scenario seals the place';
comment on constraint case_file_second_person on casework.case_file is 'Nobody verifies their own work';

-- State and version are in no index, so that most steps touch no index at all (heap-only updates).
create index case_file_area on casework.case_file (area_now, id);
comment on index casework.case_file_area is 'The list of an area that is small in the city, newest first';
create index case_file_open on casework.case_file (area_now, id) where ended_at is null;
comment on index casework.case_file_open is 'Open work of an area: few rows, however old the city''s archive grows';
create index case_file_reporter on casework.case_file (reporter, id);
comment on index casework.case_file_reporter is 'What somebody has reported';
create index case_file_assignee on casework.case_file (assignee, id) where assignee is not null;
comment on index casework.case_file_assignee is 'What is with a post';

alter table casework.case_file enable row level security;
create policy in_scope on casework.case_file for select to minqing_app
    using (access.may_see(area_now, class, department, reporter, assignee));
create policy every_row on casework.case_file for select to minqing_reader using (true);

-- Continues cases that stand at their expected versions: case row first, which locks it, then the journal. Answers the
-- ids of the cases that were continued; the others were changed by somebody else meanwhile and nothing is written for
-- them. The decision was taken by the application on a case that it loaded under the actor's scope.
create function casework.continue_cases(
    ids uuid[], expected integer[], moveds integer[], states text[], areas bigint[], departments text[],
    assignees uuid[], attributes text[], done_bys text[], handled text[], verified uuid[], rounds integer[],
    changed timestamptz[], ended timestamptz[],
    entry_streams uuid[], entry_versions integer[], entry_kinds text[], entry_schemas integer[],
    entry_commands uuid[], entry_digests bytea[], entry_actors uuid[], entry_posts uuid[],
    entry_observed timestamptz[], entry_recorded timestamptz[], entry_opens text[], entry_sealed bytea[],
    entry_previous bytea[], entry_hashes bytea[],
    key_streams uuid[], key_retentions text[], key_wrapped bytea[]
) returns uuid[] language plpgsql security definer set search_path = casework, pg_temp as $$
declare
    accepted uuid[];
begin
    with continued as (
        update casework.case_file f
        set version = w.expected + 1, moved = w.moved, head = w.head, state = w.state, area_now = w.area,
            department = w.department, assignee = w.assignee, attributes = w.attributes::jsonb,
            done_by = w.done_by::jsonb, handled_by = w.handled::uuid[], verified_by = w.verified, round = w.round,
            changed_at = w.changed, ended_at = w.ended
        from unnest(ids, expected, moveds, entry_hashes, states, areas, departments, assignees,
                    continue_cases.attributes, done_bys, handled, verified, rounds, changed, ended)
             as w (id, expected, moved, head, state, area, department, assignee, attributes, done_by, handled,
                   verified, round, changed, ended)
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
    end if;
    return accepted;
end $$;

-- Begins cases with their first entries (more than one for a case that is taken over with its past). Answers the ids of
-- the cases that were begun; the others exist already.
create function casework.begin_cases(
    ids uuid[], versions integer[], heads bytea[], scenarios text[], scenario_versions text[], classes text[],
    areas_then bigint[], xs float8[], ys float8[], reporters uuid[], reported timestamptz[], origins text[],
    moveds integer[], states text[], areas bigint[], departments text[], assignees uuid[], attributes text[],
    done_bys text[], handled text[], verified uuid[], rounds integer[], changed timestamptz[], ended timestamptz[],
    entry_streams uuid[], entry_versions integer[], entry_kinds text[], entry_schemas integer[],
    entry_commands uuid[], entry_digests bytea[], entry_actors uuid[], entry_posts uuid[],
    entry_observed timestamptz[], entry_recorded timestamptz[], entry_opens text[], entry_sealed bytea[],
    entry_previous bytea[], entry_hashes bytea[],
    key_streams uuid[], key_retentions text[], key_wrapped bytea[]
) returns uuid[] language plpgsql security definer set search_path = casework, pg_temp as $$
declare
    accepted uuid[];
begin
    with begun as (
        insert into casework.case_file (id, version, moved, head, scenario, scenario_version, class, state, area_then,
                                        area_now, department, place, reporter, assignee, attributes, done_by,
                                        handled_by, verified_by, round, reported_at, changed_at, ended_at, origin)
        select w.id, w.version, w.moved, w.head, w.scenario, w.scenario_version, w.class, w.state, w.area_then, w.area,
               w.department, point(w.x, w.y), w.reporter, w.assignee, w.attributes::jsonb, w.done_by::jsonb,
               w.handled::uuid[], w.verified, w.round, w.reported, w.changed, w.ended, w.origin
        from unnest(ids, versions, heads, scenarios, scenario_versions, classes, areas_then, xs, ys, reporters,
                    reported, origins, moveds, states, areas, departments, assignees, begin_cases.attributes,
                    done_bys, handled, verified, rounds, changed, ended)
             as w (id, version, head, scenario, scenario_version, class, area_then, x, y, reporter, reported, origin,
                   moved, state, area, department, assignee, attributes, done_by, handled, verified, round, changed,
                   ended)
        on conflict (id) do nothing
        returning id
    )
    select coalesce(array_agg(b.id), '{}') into accepted from begun b;
    if cardinality(accepted) > 0 then
        perform journal.append(entry_streams, entry_versions, entry_kinds, entry_schemas, entry_commands, entry_digests,
                               entry_actors, entry_posts, entry_observed, entry_recorded, entry_opens, entry_sealed,
                               entry_previous, entry_hashes, accepted);
        perform journal.keep_keys(key_streams, key_retentions, key_wrapped, accepted);
    end if;
    return accepted;
end $$;

-- Keeps the row's head in step with an entry that the journal made by itself.
create function casework.follow(stream uuid, version integer, hash bytea) returns void
language sql security definer set search_path = casework, pg_temp as $$
    update casework.case_file f set version = follow.version, head = follow.hash
    where f.id = follow.stream and f.version = follow.version - 1
$$;

revoke all on all functions in schema casework from public;
grant usage on schema casework to minqing_app, minqing_reader;
grant select on casework.case_file to minqing_app, minqing_reader;
grant execute on all functions in schema casework to minqing_app;
