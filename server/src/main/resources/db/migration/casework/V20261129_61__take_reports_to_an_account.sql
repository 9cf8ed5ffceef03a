-- Whoever holds the code of a report without an account may take it to an account, once. Entries go on to speak of the reporter
-- as before; whose report it is now stands in the row of the case alone.
alter table casework.case_file add column named uuid;
comment on column casework.case_file.named is
    'How entries name whoever reported without an account and took the report to one later; the tie is in this row alone';

-- Says whether the report is this account's now. The second code of the same report, or the same one again, changes nothing.
create function casework.take_report(case_id uuid, guest uuid, account uuid) returns boolean
language plpgsql security definer set search_path = casework, pg_temp as $$
begin
    update casework.case_file f set reporter = take_report.account, named = take_report.guest
    where f.id = take_report.case_id and f.reporter = take_report.guest and f.named is null;
    return exists (select from casework.case_file f
                   where f.id = take_report.case_id and f.reporter = take_report.account and f.named = take_report.guest);
end
$$;
revoke all on function casework.take_report(uuid, uuid, uuid) from public;
grant execute on function casework.take_report(uuid, uuid, uuid) to minqing_app;

-- Who took a report is forgotten as a sealed reporter is; where the scenario seals none, with all that was written.
create or replace function casework.forget_reporter(case_id uuid, retention text) returns void
language sql security definer set search_path = casework, pg_temp as $$
    update casework.case_file f
    set reporter = told.name,
        done_by = replace(f.done_by::text, f.reporter::text, told.name::text)::jsonb,
        handled_by = array_replace(f.handled_by, f.reporter, told.name),
        named = null
    from (select k.id, coalesce((k.attributes -> 'flow.pseudonym' ->> 'name')::uuid, k.named) as name,
                 k.attributes -> 'flow.pseudonym' ->> 'with' as retention
          from casework.case_file k where k.id = forget_reporter.case_id) told
    where f.id = told.id
      and told.name is not null
      and (forget_reporter.retention is null or told.retention = forget_reporter.retention)
$$;
