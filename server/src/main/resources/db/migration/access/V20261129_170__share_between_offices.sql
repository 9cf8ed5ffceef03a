-- An office lets another one see some of its cases, for a purpose and from one moment to another.

create table access.share (
    -- Also its post, and the stream of its entries in the journal.
    id uuid primary key references access.post,
    giver uuid not null references access.post,
    given_by uuid not null references access.account,
    -- The office that sees them, as area/department/role; one of the last two is named.
    receiver text not null check (receiver ~ '^[0-9]{15}/([a-z0-9-]+/|/[a-z0-9-]+)$'),
    -- A code of the city folder, which has its words and the rule of law.
    purpose text not null check (length(purpose) between 2 and 64),
    area bigint not null,
    ranges int8multirange not null check (not isempty(ranges)),
    classes text[] not null check (cardinality(classes) > 0),
    sight text not null check (sight in ('open', 'sealed')),
    export boolean not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    given_at timestamptz not null,
    -- It was withdrawn, or the post that gave it came to its end: it never lives again.
    ended_at timestamptz,
    ended_by uuid references access.account,
    constraint share_bounded check (valid_to > valid_from and valid_to <= valid_from + interval '90 days'),
    check (ended_by is null or ended_at is not null)
);
create index share_giver on access.share (giver);
comment on index access.share_giver is 'What a post gave, and the foreign key';

-- Servers know from the revision that their roster is old.
create trigger count_up after insert or update or delete on access.share
    for each statement execute function access.count_up();

-- What a post gave ends with it, also when the post comes back later.
create function access.end_shares() returns trigger
language plpgsql security definer set search_path = access, pg_temp
as $$
begin
    update share set ended_at = new.valid_to
    where giver = new.id and least(ended_at, valid_to) > new.valid_to;
    return null;
end;
$$;
revoke all on function access.end_shares() from public;
create trigger end_shares after update of valid_to on access.post
    for each row when (new.valid_to is not null) execute function access.end_shares();

grant select, insert on access.share to minqing_app;
grant update (ended_at, ended_by) on access.share to minqing_app;
