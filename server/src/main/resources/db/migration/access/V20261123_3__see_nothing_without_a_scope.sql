-- A connection that never had a scope has no setting at all: it sees nothing, rather than failing.

create or replace function access.granted(limited text, area bigint, class text, department text)
returns boolean
language plpgsql stable parallel safe
as $$
declare
    one text;
begin
    foreach one in array pg_catalog.string_to_array(coalesce(limited, ''), '|') loop
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
