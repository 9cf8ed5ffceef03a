-- The same decision for functions that are handed the scopes of many actors at once and cannot use one setting for all.

create function access.may_see_under(
    scope text, area bigint, class text, department text, reporter uuid, assignee uuid)
returns boolean
language sql stable parallel safe
return coalesce(
    area <@ nullif(split_part(scope, ';', 3), '')::int8multirange
    or reporter = nullif(split_part(scope, ';', 1), '')::uuid
    or assignee = any (nullif(split_part(scope, ';', 2), '')::uuid[])
    or (split_part(scope, ';', 4) <> '' and access.granted(split_part(scope, ';', 4), area, class, department)),
    false);

-- Still one expression that the planner puts in place of the call.
create or replace function access.may_see(area bigint, class text, department text, reporter uuid, assignee uuid)
returns boolean
language sql stable parallel safe
return access.may_see_under(current_setting('minqing.scope', true), area, class, department, reporter, assignee);

revoke all on function access.may_see_under(text, bigint, text, text, uuid, uuid) from public;
grant execute on function access.may_see_under(text, bigint, text, text, uuid, uuid) to minqing_app;
