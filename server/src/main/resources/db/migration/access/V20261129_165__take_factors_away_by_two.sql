-- A second factor that its person has lost is taken away by two persons: one asks, another one decides.

create table access.factor_reset (
    id uuid primary key,
    account uuid not null references access.account,
    reason text not null check (reason in ('lost', 'broken', 'replaced')),
    asked_by uuid not null references access.account,
    asked_at timestamptz not null,
    -- Undecided until then it is over.
    until timestamptz not null check (until > asked_at),
    decided_by uuid references access.account,
    decided_at timestamptz,
    taken_away boolean,
    constraint factor_reset_by_two check (decided_by <> asked_by and decided_by <> account and asked_by <> account),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (taken_away is null))
);

comment on table access.factor_reset is
    'Requests to take a second factor away; a month after its end a row goes, and the entries of the account remain';

-- One request waits for each account; whoever looks for those that wait reads it too.
create unique index factor_reset_waiting on access.factor_reset (account) where decided_at is null;

grant select, insert, delete on access.factor_reset to minqing_app;
grant update (decided_by, decided_at, taken_away) on access.factor_reset to minqing_app;
