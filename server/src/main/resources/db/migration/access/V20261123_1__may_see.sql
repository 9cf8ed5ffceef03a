-- The one decision, as row-level security sees it. The scope travels with the statement as the setting
-- minqing.scope: account;{posts};{ranges where the place alone decides};limited grants, each
-- {ranges}/classes/departments and separated by |. No setting, or an empty one, sees nothing.

create schema access;

-- Grants that are limited to classes or departments; called only where the cheap tests have failed.
create function access.granted(limited text, area bigint, class text, department text)
returns boolean
language plpgsql stable parallel safe
as $$
declare
    one text;
begin
    foreach one in array pg_catalog.string_to_array(limited, '|') loop
        if area operator(pg_catalog.<@) pg_catalog.split_part(one, '/', 1)::pg_catalog.int8multirange
            and (pg_catalog.split_part(one, '/', 2) operator(pg_catalog.=) ''
                or class operator(pg_catalog.=) any (pg_catalog.string_to_array(pg_catalog.split_part(one, '/', 2), ',')))
            and (pg_catalog.split_part(one, '/', 3) operator(pg_catalog.=) ''
                or department operator(pg_catalog.=) any (pg_catalog.string_to_array(pg_catalog.split_part(one, '/', 3), ',')))
        then
            return true;
        end if;
    end loop;
    return false;
end;
$$;

-- One expression without a sub-select, so that the planner puts it in place of the call in every policy.
create function access.may_see(area bigint, class text, department text, reporter uuid, assignee uuid)
returns boolean
language sql stable parallel safe
return coalesce(
    area <@ nullif(split_part(current_setting('minqing.scope', true), ';', 3), '')::int8multirange
    or reporter = nullif(split_part(current_setting('minqing.scope', true), ';', 1), '')::uuid
    or assignee = any (nullif(split_part(current_setting('minqing.scope', true), ';', 2), '')::uuid[])
    or (split_part(current_setting('minqing.scope', true), ';', 4) <> ''
        and access.granted(split_part(current_setting('minqing.scope', true), ';', 4), area, class, department)),
    false);

revoke all on function access.granted(text, bigint, text, text) from public;
revoke all on function access.may_see(bigint, text, text, uuid, uuid) from public;
grant execute on function access.granted(text, bigint, text, text) to minqing_app;
grant execute on function access.may_see(bigint, text, text, uuid, uuid) to minqing_app;
grant usage on schema access to minqing_app;
