-- How many cases of a scenario run, by version and state: counts for those who publish versions, whoever may see the cases.
create function casework.running_cases(wanted text)
returns table (version text, state text, cases bigint)
language sql stable security definer set search_path = casework, pg_temp as $$
    select f.scenario_version, f.state, count(*) from casework.case_file f
    where f.scenario = wanted and f.ended_at is null
    group by 1, 2 order by 1, 2
$$;
revoke all on function casework.running_cases(text) from public;
grant execute on function casework.running_cases(text) to minqing_app;
