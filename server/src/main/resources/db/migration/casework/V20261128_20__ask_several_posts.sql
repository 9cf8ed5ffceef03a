-- Joint work: the tasks of a case stand among its attributes (task.1, task.2, …). Which posts were asked, until the task is
-- taken back or the case is over, is repeated in a column that the store works out itself, for row-level security and for
-- finding what a post was asked to do. Adding it rewrites the table once.

create function casework.asked_posts(attributes jsonb) returns uuid[]
language sql immutable parallel safe
return (
    select coalesce(array_agg(distinct (task.value ->> 'post')::uuid), '{}')
    from jsonb_each(attributes) task
    where task.key like 'task.%' and task.value ->> 'state' <> 'withdrawn'
);

alter table casework.case_file
    add column asked uuid[] not null
        generated always as (
            case when ended_at is not null or attributes -> 'task.1' is null then '{}'::uuid[] else casework.asked_posts(attributes) end) stored;
comment on column casework.case_file.asked is
    'Posts that were asked to do a part: redundant with attributes, for who may see the case';

create index case_file_asked on casework.case_file using gin (asked) where asked <> '{}';
comment on index casework.case_file_asked is 'What a post was asked to do: a few rows; untouched by steps of other cases';

drop policy in_scope on casework.case_file;
create policy in_scope on casework.case_file for select to minqing_app
    using (access.may_see(area_now, class, department, reporter, assignee) or access.asked(asked));

-- The cases in which one of these posts was asked to do a part: ids for a condition that row-level security checks again.
create function casework.asked_of(posts uuid[]) returns uuid[]
language sql stable security definer set search_path = casework, pg_temp as $$
    select coalesce(array_agg(f.id), '{}') from casework.case_file f where f.asked && posts and f.asked <> '{}'
$$;

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
    left join lateral journal.command_of(w.id, w.command) c on true
    left join lateral (
        select array_agg(d.retention) as retentions, array_agg(d.wrapped) as wrapped
        from journal.wrapped_keys(f.id) d
    ) k on w.with_keys
$$;

revoke all on function casework.asked_posts(jsonb) from public;
revoke all on function casework.asked_of(uuid[]) from public;
grant execute on function casework.asked_of(uuid[]) to minqing_app, minqing_reader;
