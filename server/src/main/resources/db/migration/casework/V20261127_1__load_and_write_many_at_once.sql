-- Loads what many commands need in one statement, each under the scope of its own actor: row-level security knows one
-- scope for each statement, so this function passes it by and asks the same decision with the scope that it was handed.
-- A row for every command, in no particular order; "file" is null for a case that is not there or not in scope.
--
-- One plan for all calls, and always by the indexes: a few rows are looked up by key, planning that anew would cost more
-- than doing it, and a plan made while the tables were small must not read them through when they have grown.
create function casework.load_cases(ids uuid[], commands uuid[], scopes text[], with_keys boolean[])
returns table (ordinal bigint, file casework.case_file, entry_version integer, entry_actor uuid, entry_digest bytea,
               entry_open text, key_retentions text[], key_wrapped bytea[])
language sql stable security definer
set search_path = casework, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
    select w.ordinal, f, c.version, c.actor, c.digest, c.open, k.retentions, k.wrapped
    from unnest(load_cases.ids, load_cases.commands, load_cases.scopes, load_cases.with_keys)
         with ordinality as w (id, command, scope, with_keys, ordinal)
    left join casework.case_file f
        on f.id = w.id
        and access.may_see_under(w.scope, f.area_now, f.class, f.department, f.reporter, f.assignee)
    left join lateral journal.command_of(w.id, w.command) c on true
    left join lateral (
        select array_agg(d.retention) as retentions, array_agg(d.wrapped) as wrapped
        from journal.wrapped_keys(f.id) d
    ) k on w.with_keys
$$;
revoke all on function casework.load_cases(uuid[], uuid[], text[], boolean[]) from public;
grant execute on function casework.load_cases(uuid[], uuid[], text[], boolean[]) to minqing_app;

-- The same for the statements that write.
do $$
declare
    written regprocedure;
begin
    for written in
        select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'casework' and p.proname in ('continue_cases', 'begin_cases')
    loop
        execute format('alter function %s set plan_cache_mode = force_generic_plan', written);
        execute format('alter function %s set enable_seqscan = off', written);
        execute format('alter function %s set enable_hashjoin = off', written);
        execute format('alter function %s set enable_mergejoin = off', written);
    end loop;
end $$;
