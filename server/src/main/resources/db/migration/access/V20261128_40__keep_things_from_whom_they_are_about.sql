-- A thing may be about a unit. Nobody who acts for that unit sees it, in whichever post, unless they take part in it as a
-- person. The fifth part of the setting minqing.scope lists the units that the account acts for: {area/department/role,…}.

create function access.not_about_own_under(scope text, about text, reporter uuid)
returns boolean
language sql stable parallel safe
return about is null
    or coalesce(reporter = nullif(split_part(scope, ';', 1), '')::uuid, false)
    or coalesce(about <> all (nullif(split_part(scope, ';', 5), '')::text[]), true);

-- One expression that the planner puts in place of the call, like access.may_see, beside which it stands in a policy.
create function access.not_about_own(about text, reporter uuid)
returns boolean
language sql stable parallel safe
return access.not_about_own_under(current_setting('minqing.scope', true), about, reporter);

revoke all on function access.not_about_own_under(text, text, uuid) from public;
revoke all on function access.not_about_own(text, uuid) from public;
grant execute on function access.not_about_own_under(text, text, uuid) to minqing_app;
grant execute on function access.not_about_own(text, uuid) to minqing_app;
