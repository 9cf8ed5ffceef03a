-- Residents sign in with a code that was sent to their telephone, and a village desk confirms who they are.

alter table access.account add column resident boolean not null default false;
comment on column access.account.resident is
    'Came through the telephone: has no password, holds no post and is in no list of accounts';
alter table access.account add constraint account_resident_has_no_password
    check (not resident or password_hash is null);

-- Whoever came through the telephone never gets a post, whatever a city folder or a statement says.
create function access.no_post_for_residents() returns trigger
language plpgsql security definer set search_path = access, pg_temp
as $$
begin
    if exists (select from access.account where id = new.account and resident) then
        raise exception 'An account that came through the telephone holds no post' using errcode = 'check_violation';
    end if;
    return new;
end;
$$;
revoke all on function access.no_post_for_residents() from public;
create trigger no_post_for_residents before insert or update on access.holding
    for each row execute function access.no_post_for_residents();

create table access.telephone (
    -- A keyed hash of the number; the key stands outside of the store.
    lookup bytea primary key check (length(lookup) = 32),
    account uuid not null unique references access.account,
    -- The stream of the data key under which the number is sealed.
    id uuid not null unique,
    sealed bytea not null,
    -- The last sign-in. After 90 days without one the number may be somebody else's.
    used_at timestamptz not null
);

create table access.telephone_code (
    -- One at a time: a new code takes the place of the one before.
    lookup bytea primary key check (length(lookup) = 32),
    -- A keyed hash of number and code.
    hash bytea not null check (length(hash) = 32),
    tries int not null default 0 check (tries between 0 and 5),
    expires_at timestamptz not null
);

create table access.telephone_ask (
    id bigint generated always as identity primary key,
    -- Keyed hashes: neither a number nor an address can be read here.
    lookup bytea not null check (length(lookup) = 32),
    address bytea not null check (length(address) = 32),
    at timestamptz not null
);
comment on table access.telephone_ask is 'Who asked for codes within the last day, for the limits; older rows go with the next ask';
create index telephone_ask_lookup on access.telephone_ask (lookup, at);
comment on index access.telephone_ask_lookup is 'How often a number was asked for';
create index telephone_ask_address on access.telephone_ask (address, at);
comment on index access.telephone_ask_address is 'How often an address asked';

create table access.desk_code (
    -- What somebody shows at the desk: one at a time.
    account uuid primary key references access.account,
    hash bytea not null unique check (length(hash) = 32),
    expires_at timestamptz not null
);

create table access.confirmation (
    id uuid primary key,
    account uuid not null references access.account,
    at timestamptz not null,
    confirmed_by uuid not null references access.account,
    post uuid not null references access.post,
    how text not null check (how in ('identity-card', 'household-book', 'known-in-person')),
    withdrawn_at timestamptz,
    withdrawn_by uuid references access.account,
    -- Nobody confirms themselves.
    constraint confirmation_not_own check (account <> confirmed_by),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index confirmation_account on access.confirmation (account, at desc);
comment on index access.confirmation_account is 'Whether an account is confirmed';
create index confirmation_post on access.confirmation (post, at desc);
comment on index access.confirmation_post is 'What a desk confirmed, so that it can take back a mistake';

grant select, insert, update, delete on access.telephone, access.telephone_code, access.telephone_ask, access.desk_code
    to minqing_app;
grant select, insert on access.confirmation to minqing_app;
grant update (withdrawn_at, withdrawn_by) on access.confirmation to minqing_app;
