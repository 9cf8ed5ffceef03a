-- Work given down the tree: the directive and one row for each area that has it. Everything follows from the entries of the
-- directive's stream. Codes, ids, times and numbers; what people wrote is ciphertext under the directive's own key.

create schema directive;

create table directive.directive (
    id uuid primary key,
    version integer not null check (version > 0),
    area bigint not null,
    post uuid not null,
    given_at timestamptz not null,
    due_at timestamptz not null,
    counts boolean not null,
    state text not null check (state in ('open', 'withdrawn', 'closed')),
    ended_at timestamptz,
    words bytea not null,
    words_version integer not null,
    check ((state = 'open') = (ended_at is null))
);
comment on index directive.directive_pkey is 'Also the order of every list: ids begin with their time, newest first';
comment on column directive.directive.words is 'The ciphertext of the entry words_version: redundant, spares reading the journal for a list';
create index directive_post on directive.directive (post, id);
comment on index directive.directive_post is 'What a post has given';

create table directive.addressee (
    directive uuid not null references directive.directive,
    area bigint not null,
    above bigint,
    post uuid,
    version integer not null check (version > 0),
    stage text not null check (stage in ('given', 'received', 'done', 'not-possible', 'returned')),
    passed_on boolean not null,
    received_post uuid,
    received_at timestamptz,
    answered_post uuid,
    answered_at timestamptz,
    number numeric(16, 2),
    words bytea,
    words_version integer,
    primary key (directive, area),
    check (num_nulls(received_post, received_at) in (0, 2)),
    check (num_nulls(answered_post, answered_at, words, words_version) in (0, 4))
) with (fillfactor = 80);
comment on table directive.addressee is 'Areas, not people: a post is named, nobody who holds it';
comment on column directive.addressee.post is 'The post that was told; absent where nobody held one, which is a gap';
create index addressee_area on directive.addressee (area, directive);
comment on index directive.addressee_area is 'What an area has to do, newest first';

alter table directive.addressee enable row level security;
create policy in_scope on directive.addressee for select to minqing_app
    using (access.may_see(area, '', null, null, post));
alter table directive.directive enable row level security;
-- The look at the addressees is under their own policy: whoever sees one area of a directive sees the directive.
create policy in_scope on directive.directive for select to minqing_app
    using (access.may_see(area, '', null, null, post)
           or exists (select from directive.addressee a where a.directive = id));

-- Commands of one directive come one after another until their transactions end.
create function directive.queue_up(id uuid) returns void
language sql set search_path = directive, pg_temp as $$
    select pg_advisory_xact_lock(hashtextextended('directive/' || queue_up.id::text, 0))
$$;

-- Keeps a directive and those of its areas that changed, however many, in one statement. The decision was taken by the
-- application under the actor's scope, in the transaction that also appends the entry.
create function directive.keep(directive jsonb, addressees jsonb) returns integer
language plpgsql security definer set search_path = directive, pg_temp as $$
declare
    kept integer;
begin
    insert into directive.directive as d (id, version, area, post, given_at, due_at, counts, state, ended_at, words, words_version)
    select r.id, r.version, r.area, r.post, r.given_at, r.due_at, r.counts, r.state, r.ended_at,
           decode(r.words, 'base64'), r.words_version
    from jsonb_to_record(keep.directive) as r (
        id uuid, version integer, area bigint, post uuid, given_at timestamptz, due_at timestamptz, counts boolean,
        state text, ended_at timestamptz, words text, words_version integer)
    on conflict (id) do update
    set version = excluded.version, state = excluded.state, ended_at = excluded.ended_at
    where d.version <> excluded.version;
    insert into directive.addressee (directive, area, above, post, version, stage, passed_on, received_post, received_at,
                                     answered_post, answered_at, number, words, words_version)
    select (keep.directive ->> 'id')::uuid, r.area, r.above, r.post, r.version, r.stage, r.passed_on, r.received_post,
           r.received_at, r.answered_post, r.answered_at, r.number, decode(r.words, 'base64'), r.words_version
    from jsonb_to_recordset(keep.addressees) as r (
        area bigint, above bigint, post uuid, version integer, stage text, passed_on boolean, received_post uuid,
        received_at timestamptz, answered_post uuid, answered_at timestamptz, number numeric, words text,
        words_version integer)
    on conflict on constraint addressee_pkey do update
    set post = excluded.post, version = excluded.version, stage = excluded.stage, passed_on = excluded.passed_on,
        received_post = excluded.received_post, received_at = excluded.received_at,
        answered_post = excluded.answered_post, answered_at = excluded.answered_at, number = excluded.number,
        words = excluded.words, words_version = excluded.words_version;
    get diagnostics kept = row_count;
    return kept;
end $$;

revoke all on all functions in schema directive from public;
grant usage on schema directive to minqing_app, minqing_reader;
grant select on directive.directive, directive.addressee to minqing_app;
grant execute on all functions in schema directive to minqing_app;
