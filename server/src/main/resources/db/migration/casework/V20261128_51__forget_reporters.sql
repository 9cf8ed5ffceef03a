-- Where a scenario seals the reporter, entries know a name that is another one for each case; whose it is stands in the row of
-- the case alone. When the content of the class is erased that the scenario names for it, or all of it (no class is named), the
-- row knows the name only.
create function casework.forget_reporter(case_id uuid, retention text) returns void
language sql security definer set search_path = casework, pg_temp as $$
    update casework.case_file f
    set reporter = (f.attributes -> 'flow.pseudonym' ->> 'name')::uuid,
        done_by = replace(f.done_by::text, f.reporter::text, f.attributes -> 'flow.pseudonym' ->> 'name')::jsonb,
        handled_by = array_replace(f.handled_by, f.reporter, (f.attributes -> 'flow.pseudonym' ->> 'name')::uuid)
    where f.id = forget_reporter.case_id
      and f.attributes -> 'flow.pseudonym' is not null
      and (forget_reporter.retention is null
           or f.attributes -> 'flow.pseudonym' ->> 'with' = forget_reporter.retention)
$$;
revoke all on function casework.forget_reporter(uuid, text) from public;
grant execute on function casework.forget_reporter(uuid, text) to minqing_app;
