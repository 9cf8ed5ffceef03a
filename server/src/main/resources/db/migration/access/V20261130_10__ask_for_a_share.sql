-- An office that needs to see cases of another asks for it. A share under the same id grants it.

create table access.share_request (
    -- Also the stream of its entries in the journal, which the share goes on with.
    id uuid primary key,
    asker uuid not null references access.post,
    asked_by uuid not null references access.account,
    -- The office that would see them and the one that is asked, as area/department/role; one of the last two is named.
    receiver text not null check (receiver ~ '^[0-9]{15}/([a-z0-9-]+/|/[a-z0-9-]+)$'),
    asked text not null check (asked ~ '^[0-9]{15}/([a-z0-9-]+/|/[a-z0-9-]+)$' and asked <> receiver),
    -- A code of the city folder, which has its words and the rule of law.
    purpose text not null check (length(purpose) between 2 and 64),
    area bigint not null,
    classes text[] not null check (cardinality(classes) > 0),
    sight text not null check (sight in ('open', 'sealed')),
    export boolean not null,
    -- So long would be shared at most.
    valid_to timestamptz not null,
    -- In words of the office, for those who decide; they go a month after it is over.
    why text check (length(why) between 5 and 500),
    asked_at timestamptz not null,
    -- Unanswered until then it is over.
    lapses_at timestamptz not null check (lapses_at > asked_at and lapses_at <= valid_to),
    answer text check (answer in ('granted', 'refused', 'withdrawn')),
    answered_at timestamptz,
    answering uuid references access.post,
    answered_by uuid references access.account,
    refusal text check (refusal in ('not-needed', 'too-wide', 'no-basis', 'elsewhere')),
    constraint share_request_bounded check (valid_to <= asked_at + interval '90 days'),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answering is null)
        and (answer is null) = (answered_by is null)),
    check ((refusal is not null) = (answer is not distinct from 'refused'))
);
create index share_request_receiver on access.share_request (receiver, asked_at);
comment on index access.share_request_receiver is 'What an office asked for, the latest first';
create index share_request_asked on access.share_request (asked, asked_at);
comment on index access.share_request_asked is 'What an office is asked for, the latest first';

comment on table access.share_request is
    'What one office asked another one to let it see; a row stays, its words go a month after it is over';

grant select, insert on access.share_request to minqing_app;
grant update (why, answer, answered_at, answering, answered_by, refusal) on access.share_request to minqing_app;
