-- Nobody opens very many different things within an hour without somebody above being told.

-- What an account has opened within the last hour, each thing once.
create table audit.opened (
    account uuid not null,
    subject uuid not null,
    at timestamptz not null,
    primary key (account, subject)
);
comment on index audit.opened_pkey is 'Asked at every look: whether the thing was opened within the hour, and how many were';

-- Accounts that opened too much: nothing sealed is shown to them until somebody else lifts it.
create table audit.stop (
    id uuid primary key,
    account uuid not null,
    post uuid,
    at timestamptz not null,
    most integer not null check (most > 0),
    lifted_at timestamptz,
    lifted_by uuid,
    lifted_post uuid,
    -- In the words of whoever lifted it.
    reason text check (reason <> ''),
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (reason is null)),
    constraint stop_lifted_by_another check (lifted_by <> account)
);
comment on index audit.stop_pkey is 'Also the stream of its entries in the journal';
create unique index stop_running on audit.stop (account) where lifted_at is null;
comment on index audit.stop_running is 'Asked at every look; two nodes that find the same excess make one stop';
create index stop_latest on audit.stop (at desc);
comment on index audit.stop_latest is 'The latest first';

-- Enters a look, or says why it must not be: 'stopped', or 'over' when this thing would be one too many. One's own things are
-- always entered. Looks of one account at new things wait for one another, so that none is counted without the others; the
-- statement after the lock sees what those before it have committed.
create function audit.enter(
    at timestamptz, account uuid, post uuid, purpose text, kind text, subject uuid, fields text[], request uuid,
    own boolean, most integer
) returns text language plpgsql security definer set search_path = audit, pg_temp as $$
#variable_conflict use_column
begin
    if not enter.own then
        if exists (select from audit.stop s where s.account = enter.account and s.lifted_at is null) then
            return 'stopped';
        end if;
        if not exists (select from audit.opened o where o.account = enter.account and o.subject = enter.subject
                       and o.at > enter.at - interval '1 hour') then
            perform pg_advisory_xact_lock(hashtextextended('audit.opened ' || enter.account, 0));
            delete from audit.opened o where o.account = enter.account and o.at <= enter.at - interval '1 hour';
            if (select count(*) from audit.opened o
                where o.account = enter.account and o.subject <> enter.subject) >= enter.most then
                return 'over';
            end if;
            insert into audit.opened (account, subject, at) values (enter.account, enter.subject, enter.at)
            on conflict (account, subject) do nothing;
        end if;
    end if;
    insert into audit.look (at, account, post, purpose, kind, subject, fields, request, own)
    values (enter.at, enter.account, enter.post, enter.purpose, enter.kind, enter.subject, enter.fields, enter.request,
            enter.own);
    return 'entered';
end $$;

revoke all on function audit.enter(timestamptz, uuid, uuid, text, text, uuid, text[], uuid, boolean, integer) from public;
grant execute on function audit.enter(timestamptz, uuid, uuid, text, text, uuid, text[], uuid, boolean, integer)
    to minqing_app;
grant select, insert on audit.stop to minqing_app;
grant update (lifted_at, lifted_by, lifted_post, reason) on audit.stop to minqing_app;
-- Whoever was stopped and is let go on begins to count anew.
grant select, delete on audit.opened to minqing_app;
