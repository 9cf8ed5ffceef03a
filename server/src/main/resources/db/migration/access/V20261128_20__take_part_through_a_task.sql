-- Posts that were asked to do a part of something take part in it. The same decision under the statement's own scope and,
-- for functions that are handed the scopes of many actors, under a named one.

create function access.asked_under(scope text, posts uuid[])
returns boolean
language sql stable parallel safe
return coalesce(posts && nullif(split_part(scope, ';', 2), '')::uuid[], false);

create function access.asked(posts uuid[])
returns boolean
language sql stable parallel safe
return access.asked_under(current_setting('minqing.scope', true), posts);

revoke all on function access.asked_under(text, uuid[]) from public;
revoke all on function access.asked(uuid[]) from public;
grant execute on function access.asked_under(text, uuid[]) to minqing_app;
grant execute on function access.asked(uuid[]) to minqing_app;
