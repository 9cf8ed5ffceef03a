-- Which life of the store this is, for modules whose own rows are ordered like entries: transaction ids of two lives cannot be
-- compared.
create function journal.incarnation_now() returns integer
language sql stable security definer set search_path = journal, pg_temp as $$
    select max(i.id) from journal.incarnation i
$$;

revoke all on function journal.incarnation_now() from public;
grant execute on function journal.incarnation_now() to minqing_app, minqing_reader;
