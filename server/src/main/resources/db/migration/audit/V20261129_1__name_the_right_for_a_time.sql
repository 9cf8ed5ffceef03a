-- What somebody looked at, took out or searched for in a post that they have for a time names the right by which they did.

alter table audit.look add column under uuid;
comment on column audit.look.under is 'The delegation by which the account sat in the post; absent for a post of its own';
alter table audit.export add column under uuid;
comment on column audit.export.under is 'The delegation by which the account sat in the post; absent for a post of its own';
alter table audit.listing add column under uuid;
comment on column audit.listing.under is 'The delegation by which the account sat in the post; absent for a post of its own';

-- As before, with the right for a time. The function of before stays for servers that run beside this one.
create function audit.enter(
    at timestamptz, account uuid, post uuid, purpose text, kind text, subject uuid, fields text[], request uuid,
    own boolean, most integer, under uuid
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
    insert into audit.look (at, account, post, purpose, kind, subject, fields, request, own, under)
    values (enter.at, enter.account, enter.post, enter.purpose, enter.kind, enter.subject, enter.fields, enter.request,
            enter.own, enter.under);
    return 'entered';
end $$;

revoke all on function
    audit.enter(timestamptz, uuid, uuid, text, text, uuid, text[], uuid, boolean, integer, uuid) from public;
grant execute on function
    audit.enter(timestamptz, uuid, uuid, text, text, uuid, text[], uuid, boolean, integer, uuid) to minqing_app;
