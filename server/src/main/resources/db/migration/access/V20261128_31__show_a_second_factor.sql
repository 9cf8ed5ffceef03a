-- A second factor: codes of an authenticator app, and codes in its place when it is lost.

create table access.second_factor (
    account uuid primary key references access.account,
    -- The stream of the data key under which the secret is sealed; another enrolment has another.
    id uuid not null unique,
    secret bytea not null,
    -- Absent until a code has shown that the app knows the secret; only then is it asked for.
    confirmed_at timestamptz,
    -- The step of the code that was taken last: no code counts twice.
    last_step bigint not null default 0
);

create table access.recovery_code (
    account uuid not null references access.account,
    -- SHA-256 of the code; the row goes when it is used.
    hash bytea not null check (length(hash) = 32),
    primary key (account, hash)
);

alter table access.session add column factor_at timestamptz;
comment on column access.session.factor_at is 'When the second factor was shown last in this session';

grant select, insert, update, delete on access.second_factor, access.recovery_code to minqing_app;
