-- Renewing the wrapping of data keys, so that a wrapping key that older copies of the database depend on can be destroyed.

-- The next keys, by stream and class, that an older wrapping key than the given one wraps. (The first four bytes of a
-- wrapped key are the number of its wrapping key.)
create function journal.keys_wrapped_before(key integer, after_stream uuid, after_retention text, most integer)
returns table (stream uuid, retention text, wrapped bytea)
language sql stable security definer set search_path = journal, pg_temp as $$
    select k.stream, k.retention, k.wrapped from journal.data_key k
    where (k.stream, k.retention) > (after_stream, after_retention)
      and substring(k.wrapped from 1 for 4) < int4send(keys_wrapped_before.key)
    order by k.stream, k.retention limit most
$$;

-- Whether a living data key is wrapped by the given wrapping key.
create function journal.is_wrapping(key integer) returns boolean
language sql stable security definer set search_path = journal, pg_temp as $$
    select exists (select 1 from journal.data_key k
                   where substring(k.wrapped from 1 for 4) = int4send(is_wrapping.key))
$$;

-- Replaces wrapped forms that are still the ones that were read; a key that was destroyed meanwhile stays destroyed.
create function journal.rewrap_keys(streams uuid[], retentions text[], old bytea[], new bytea[]) returns integer
language plpgsql security definer set search_path = journal, pg_temp as $$
declare
    rewrapped integer;
begin
    update journal.data_key k set wrapped = u.new
    from unnest(rewrap_keys.streams, rewrap_keys.retentions, rewrap_keys.old, rewrap_keys.new)
         as u (stream, retention, old, new)
    where k.stream = u.stream and k.retention = u.retention and k.wrapped = u.old;
    get diagnostics rewrapped = row_count;
    return rewrapped;
end $$;

revoke all on all functions in schema journal from public;
grant execute on function
    journal.keys_wrapped_before(integer, uuid, text, integer),
    journal.is_wrapping(integer),
    journal.rewrap_keys(uuid[], text[], bytea[], bytea[])
    to minqing_app;
