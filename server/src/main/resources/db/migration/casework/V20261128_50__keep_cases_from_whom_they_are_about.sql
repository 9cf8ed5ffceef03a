-- The unit that a case is about stands among its attributes. The store repeats it in a column that it works out itself, for
-- row-level security. Adding it rewrites the table once.

alter table casework.case_file
    add column about text generated always as (attributes ->> 'flow.about') stored;
comment on column casework.case_file.about is
    'The unit that the case is about, which neither sees nor handles it: redundant with attributes';

drop policy in_scope on casework.case_file;
create policy in_scope on casework.case_file for select to minqing_app
    using ((access.may_see(area_now, class, department, reporter, assignee) or access.asked(asked))
           and access.not_about_own(about, reporter));

create or replace function casework.load_cases(ids uuid[], commands uuid[], scopes text[], with_keys boolean[])
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
        and (access.may_see_under(w.scope, f.area_now, f.class, f.department, f.reporter, f.assignee)
             or access.asked_under(w.scope, f.asked))
        and access.not_about_own_under(w.scope, f.about, f.reporter)
    left join lateral journal.command_of(w.id, w.command) c on true
    left join lateral (
        select array_agg(d.retention) as retentions, array_agg(d.wrapped) as wrapped
        from journal.wrapped_keys(f.id) d
    ) k on w.with_keys
$$;
