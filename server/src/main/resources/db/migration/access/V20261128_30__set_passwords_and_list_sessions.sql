-- Whoever gets a one-time code sets a password with it; whoever is signed in sees and ends the own sessions.

create table access.code (
    -- One at a time: a new code takes the place of the one before.
    account uuid primary key references access.account,
    -- SHA-256 of the code, which was shown once.
    hash bytea not null check (length(hash) = 32),
    expires_at timestamptz not null,
    -- Made while invented people could be played; a real start takes it away.
    sample boolean not null
);

alter table access.account add column password_set_at timestamptz;
comment on column access.account.password_set_at is
    'When the person chose the password; absent for one that the server made';

-- What a session is called where its owner sees it. The hash of its token is told to nobody.
alter table access.session add column id uuid not null default gen_random_uuid();
-- One session is ended by its id.
create unique index on access.session (id);

alter table access.session add column device text not null default '' check (length(device) <= 40);
comment on column access.session.device is 'Browser and system in two words; goes with the session';

grant update (sample, password_set_at) on access.account to minqing_app;
grant select, insert, update, delete on access.code to minqing_app;
