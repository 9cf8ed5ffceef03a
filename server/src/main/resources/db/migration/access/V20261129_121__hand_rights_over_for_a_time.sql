-- The holder of a post hands some of its rights to another post, from one moment to another.

create table access.delegation (
    -- Also the stream of its entries in the journal.
    id uuid primary key,
    post uuid not null references access.post,
    giver uuid not null references access.account,
    to_post uuid not null references access.post,
    verbs text[] not null check (cardinality(verbs) > 0),
    reason text not null check (reason in ('away', 'handover', 'workload')),
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    given_at timestamptz not null,
    -- The giver took it back, or the giver's post came to its end: it never lives again.
    ended_at timestamptz,
    recalled_by uuid references access.account,
    constraint delegation_to_another check (post <> to_post),
    constraint delegation_bounded check (valid_to > valid_from and valid_to <= valid_from + interval '30 days'),
    check (recalled_by is null or ended_at is not null)
);
create index delegation_post on access.delegation (post);
comment on index access.delegation_post is 'What a post gave, and the foreign key';
create index delegation_to_post on access.delegation (to_post);
comment on index access.delegation_to_post is 'What a post was given, and the foreign key';

-- Servers know from the revision that their roster is old.
create trigger count_up after insert or update or delete on access.delegation
    for each statement execute function access.count_up();

-- What a post, or its holder, gave ends with them, also when the post comes back later.
create function access.end_delegations() returns trigger
language plpgsql security definer set search_path = access, pg_temp
as $$
begin
    if tg_table_name = 'post' then
        update delegation set ended_at = new.valid_to
        where post = new.id and least(ended_at, valid_to) > new.valid_to;
    else
        update delegation set ended_at = new.valid_to
        where post = new.post and giver = new.account and given_at >= new.valid_from
          and least(ended_at, valid_to) > new.valid_to;
    end if;
    return null;
end;
$$;
revoke all on function access.end_delegations() from public;
create trigger end_delegations after update of valid_to on access.post
    for each row when (new.valid_to is not null) execute function access.end_delegations();
create trigger end_delegations after update of valid_to on access.holding
    for each row when (new.valid_to is not null) execute function access.end_delegations();

grant select, insert on access.delegation to minqing_app;
grant update (ended_at, recalled_by) on access.delegation to minqing_app;
