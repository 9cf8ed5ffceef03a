-- How published requests went on, for programs that follow them, and what programs added to their own. Codes, ids and times;
-- every word that a program sent is sealed in the case and stands nowhere here.

create table exchange.move (
    case_id uuid not null,
    version integer not null check (version > 1),
    state text not null check (state <> ''),
    at timestamptz not null,
    primary key (case_id, version)
);
comment on table exchange.move is 'When a case of a kind that is published came into another state; which of them are told is decided when somebody asks';
comment on index exchange.move_pkey is 'The moves of one request; an entry that comes again is there already';
create index move_time on exchange.move (at, case_id, version);
comment on index exchange.move_time is 'What happened within a time, page by page';

create table exchange.addition (
    command uuid primary key,
    partner uuid not null references exchange.partner_key,
    reference bytea not null check (octet_length(reference) = 32),
    case_id uuid not null,
    version integer not null check (version > 0),
    at timestamptz not null,
    unique (partner, reference)
);
comment on table exchange.addition is 'What a program adds to its own request is the same however often it is sent: its command was chosen when it first came';
comment on column exchange.addition.reference is 'Keyed hash of the program''s own number for it, or of what it says: nobody can try guesses on it';
comment on column exchange.addition.version is 'How the case stood when it was added to';
comment on index exchange.addition_partner_reference_key is 'The same reference of the same key is the same addition';

create index submission_case on exchange.submission (case_id);
comment on index exchange.submission_case is 'Whose report a request is';

grant select, insert on exchange.addition to minqing_app;
grant update (version) on exchange.addition to minqing_app;
grant select on exchange.move to minqing_app;
grant insert on exchange.move to minqing_reader;
