-- Whether a case is over: asked by what has no scope of its own, when the time for which its content is kept is over.
create function casework.has_ended(id uuid) returns boolean
language sql stable security definer set search_path = casework, pg_temp as $$
    select exists (select 1 from casework.case_file f where f.id = has_ended.id and f.ended_at is not null)
$$;
revoke all on function casework.has_ended(uuid) from public;
grant execute on function casework.has_ended(uuid) to minqing_app;
