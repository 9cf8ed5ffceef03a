-- The same decision over the parts of a scope. Where a statement asks it of many rows, each part is a sub-select that is read
-- once; reading the ranges out of the text anew for every row took most of the time of a count.

create function access.scope_account(scope text) returns uuid language sql stable parallel safe
return nullif(split_part(scope, ';', 1), '')::uuid;

create function access.scope_posts(scope text) returns uuid[] language sql stable parallel safe
return nullif(split_part(scope, ';', 2), '')::uuid[];

create function access.scope_ranges(scope text) returns int8multirange language sql stable parallel safe
return nullif(split_part(scope, ';', 3), '')::int8multirange;

-- Empty, and never absent, where nothing is limited.
create function access.scope_limited(scope text) returns text language sql stable parallel safe
return coalesce(split_part(scope, ';', 4), '');

-- Each part stands once, so that the planner puts the expression in place of the call although the parts are sub-selects.
create function access.may_see_within(
    ranges int8multirange, account uuid, posts uuid[], limited text,
    area bigint, class text, department text, reporter uuid, assignee uuid)
returns boolean
language sql stable parallel safe
return coalesce(
    area <@ ranges
    or reporter = account
    or assignee = any (posts)
    or access.granted(limited, area, class, department),
    false);

revoke all on function access.scope_account(text) from public;
revoke all on function access.scope_posts(text) from public;
revoke all on function access.scope_ranges(text) from public;
revoke all on function access.scope_limited(text) from public;
revoke all on function access.may_see_within(int8multirange, uuid, uuid[], text, bigint, text, text, uuid, uuid) from public;
grant execute on function access.scope_account(text) to minqing_app;
grant execute on function access.scope_posts(text) to minqing_app;
grant execute on function access.scope_ranges(text) to minqing_app;
grant execute on function access.scope_limited(text) to minqing_app;
grant execute on function access.may_see_within(int8multirange, uuid, uuid[], text, bigint, text, text, uuid, uuid)
    to minqing_app;
