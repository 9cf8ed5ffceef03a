-- How many open cases each post has, for choosing between posts alike; whoever may see the cases, nobody is shown it. Reads
-- open cases only, by case_file_open, however old the archive grows.
create function casework.open_load()
returns table (post uuid, cases bigint)
language sql stable security definer set search_path = casework, pg_temp as $$
    select f.assignee, count(*) from casework.case_file f
    where f.ended_at is null and f.assignee is not null
    group by 1
$$;
revoke all on function casework.open_load() from public;
grant execute on function casework.open_load() to minqing_app;
