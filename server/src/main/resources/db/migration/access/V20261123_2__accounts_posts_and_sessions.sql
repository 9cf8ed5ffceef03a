-- Who there is, which seats there are, who holds which seat when, and who is signed in.

create table access.account (
    id uuid primary key,
    sign_in_name text not null unique check (sign_in_name ~ '^[a-z0-9][a-z0-9.-]{0,62}$'),
    display_name text not null check (length(display_name) between 1 and 100),
    -- Argon2id; absent for somebody who was not invited yet and so cannot sign in.
    password_hash text,
    sample boolean not null default false
);

create table access.post (
    id uuid primary key,
    role text not null,
    level text not null,
    area bigint not null,
    -- The areas that the post answers for, kept with it so that a roster is read without the tree.
    ranges int8multirange not null check (not isempty(ranges)),
    department text,
    ordinal int not null check (ordinal >= 1),
    valid_from timestamptz not null,
    valid_to timestamptz,
    check (valid_to > valid_from)
);

create table access.holding (
    account uuid not null references access.account,
    post uuid not null references access.post,
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (account, post, valid_from),
    check (valid_to > valid_from)
);
-- Who holds a post, and the foreign key.
create index on access.holding (post);

create table access.session (
    -- SHA-256 of the token; the token itself is in the cookie alone.
    token_hash bytea primary key check (length(token_hash) = 32),
    account uuid not null references access.account,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at)
);
-- All sessions of an account end together.
create index on access.session (account);
-- Sessions that are over are cleared away.
create index on access.session (expires_at);

create table access.attempt (
    -- SHA-256 of the name or the address that was tried, so that unknown names are treated as known ones are.
    subject bytea primary key check (length(subject) = 32),
    failures int not null check (failures >= 0),
    blocked_until timestamptz not null,
    last_at timestamptz not null
);
-- Tries of long ago are cleared away.
create index on access.attempt (last_at);

-- What was taken from the city folder, so that an unchanged folder is not written again.
create table access.loaded (
    part text primary key,
    digest bytea not null,
    loaded_at timestamptz not null
);

-- One row that every change of posts and holdings counts up, so that a server asks for one number to know that its
-- roster is still right. Posts change rarely; no command touches this row.
create table access.revision (
    single boolean primary key default true check (single),
    number bigint not null
);
insert into access.revision (number) values (1);

create function access.count_up() returns trigger
language plpgsql security definer set search_path = access, pg_temp
as $$
begin
    update access.revision set number = number + 1;
    return null;
end;
$$;
revoke all on function access.count_up() from public;

create trigger count_up after insert or update or delete on access.post
    for each statement execute function access.count_up();
create trigger count_up after insert or update or delete on access.holding
    for each statement execute function access.count_up();

grant select, insert on access.account to minqing_app;
grant update (display_name, password_hash) on access.account to minqing_app;
grant select, insert, update on access.post, access.holding, access.loaded to minqing_app;
grant select, insert, update, delete on access.session, access.attempt to minqing_app;
grant select on access.revision to minqing_app;
