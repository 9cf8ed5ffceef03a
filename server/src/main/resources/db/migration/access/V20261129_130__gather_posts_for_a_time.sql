-- Temporary bodies: posts of several units sit together in a post of the body, for an area, from one moment to another.

create table access.body (
    -- Also its post, and the stream of its entries in the journal.
    id uuid primary key references access.post,
    maker uuid not null references access.post,
    made_by uuid not null references access.account,
    -- Public words about an office, never about a person.
    name text not null check (length(name) between 1 and 60),
    basis text not null check (length(basis) between 1 and 200),
    purpose text not null check (length(purpose) between 1 and 200),
    area bigint not null,
    ranges int8multirange not null check (not isempty(ranges)),
    classes text[] not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    made_at timestamptz not null,
    -- It was dissolved, or the post that made it came to its end: it never lives again.
    ended_at timestamptz,
    ended_by uuid references access.account,
    constraint body_bounded check (valid_to > valid_from and valid_to <= valid_from + interval '90 days'),
    check (ended_by is null or ended_at is not null)
);
create index body_maker on access.body (maker);
comment on index access.body_maker is 'What a post made, and the foreign key';

create table access.body_member (
    body uuid not null references access.body,
    post uuid not null references access.post,
    seat text not null check (seat in ('lead', 'member', 'observer')),
    primary key (body, post)
);
create index body_member_post on access.body_member (post);
comment on index access.body_member_post is 'Where a post sits, and the foreign key';

-- Servers know from the revision that their roster is old.
create trigger count_up after insert or update or delete on access.body
    for each statement execute function access.count_up();
create trigger count_up after insert or update or delete on access.body_member
    for each statement execute function access.count_up();

-- What a post made ends with it, also when the post comes back later.
create function access.end_bodies() returns trigger
language plpgsql security definer set search_path = access, pg_temp
as $$
begin
    update body set ended_at = new.valid_to
    where maker = new.id and least(ended_at, valid_to) > new.valid_to;
    return null;
end;
$$;
revoke all on function access.end_bodies() from public;
create trigger end_bodies after update of valid_to on access.post
    for each row when (new.valid_to is not null) execute function access.end_bodies();

grant select, insert on access.body, access.body_member to minqing_app;
grant update (ended_at, ended_by) on access.body to minqing_app;
