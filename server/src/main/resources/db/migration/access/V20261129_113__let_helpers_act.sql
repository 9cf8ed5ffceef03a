-- Somebody helps another person: with consent, for named things, until a day. Each act is kept for the person to read.
create table access.helper (
    id uuid primary key,
    -- The one who is helped, and the one who helps; the second is not known before the code was typed.
    person uuid not null references access.account,
    helper uuid references access.account,
    may text[] not null check (cardinality(may) > 0 and may <@ array['follow', 'report', 'looks']),
    made_at timestamptz not null,
    until timestamptz not null check (until > made_at),
    -- What the person tells the helper: once, for some minutes.
    code bytea unique check (length(code) = 32),
    code_until timestamptz,
    begun_at timestamptz,
    ended_at timestamptz,
    -- The village desk where somebody without a telephone consented.
    post uuid references access.post,
    officer uuid references access.account,
    constraint helper_not_own check (helper <> person),
    check ((code is null) = (code_until is null)),
    check ((begun_at is null) = (helper is null)),
    check ((post is null) = (officer is null))
);
create index helper_person on access.helper (person, id);
comment on index access.helper_person is 'Who helps somebody, for the person to read and to end';
create index helper_helper on access.helper (helper) where ended_at is null;
comment on index access.helper_helper is 'Whom somebody helps';
create index helper_post on access.helper (post, id) where post is not null;
comment on index access.helper_post is 'What a desk entered, for those who have no telephone to read it with';

create table access.helper_act (
    id bigint generated always as identity primary key,
    helper uuid not null references access.helper,
    at timestamptz not null,
    -- Which of the things that were consented to, as a code, and the thing it was done to.
    what text not null check (what in ('follow', 'report', 'looks')),
    changes boolean not null,
    thing uuid
);
create index helper_act_helper on access.helper_act (helper, id);
comment on index access.helper_act_helper is 'What a helper did, the newest last';

grant select, insert, update on access.helper to minqing_app;
grant select, insert on access.helper_act to minqing_app;
