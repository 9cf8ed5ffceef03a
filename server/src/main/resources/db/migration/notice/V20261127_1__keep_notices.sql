-- Notices and their outbox. Codes, ids and times only: no word that somebody wrote, no telephone number, no address.

create schema notice;

create table notice.subject (
    subject uuid primary key,
    through integer not null,
    assignee uuid,
    urgent boolean not null
) with (fillfactor = 80);
comment on table notice.subject is 'How far each case was followed: entries that come again are passed over';

create table notice.notice (
    id uuid primary key,
    to_account uuid,
    to_post uuid,
    kind text not null,
    subject uuid not null,
    at timestamptz not null,
    count integer not null check (count > 0),
    urgent boolean not null,
    parameters jsonb not null,
    read_at timestamptz,
    read_by uuid,
    constraint notice_one_recipient check (num_nonnulls(to_account, to_post) = 1)
) with (fillfactor = 80);
comment on index notice.notice_pkey is 'Also the order of every list: ids begin with their time, newest first';
create index notice_subject on notice.notice (subject, at);
comment on index notice.notice_subject is 'What a subject was told of within a window';
create index notice_account on notice.notice (to_account, id) where to_account is not null;
comment on index notice.notice_account is 'The notices of a person';
create index notice_post on notice.notice (to_post, id) where to_post is not null;
comment on index notice.notice_post is 'The notices of a post';

create table notice.delivery (
    notice uuid not null references notice.notice,
    channel text not null,
    kind text not null,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    due_at timestamptz not null,
    tries integer not null default 0,
    failure text,
    tried_at timestamptz,
    primary key (notice, channel)
) with (fillfactor = 80);
comment on table notice.delivery is 'The outbox and its receipts: one row for a notice and a channel';
create index delivery_due on notice.delivery (due_at) where state = 'waiting';
comment on index notice.delivery_due is 'What is to go out next';
create index delivery_dead on notice.delivery (tried_at) where state = 'dead';
comment on index notice.delivery_dead is 'What was laid aside';

alter table notice.notice enable row level security;
create policy own on notice.notice to minqing_app
    using (access.may_see(null, '', null, to_account, to_post));
create policy every_row on notice.notice to minqing_reader using (true);

grant usage on schema notice to minqing_app, minqing_reader;
grant select, insert, update on notice.subject, notice.notice, notice.delivery to minqing_reader;
grant select, update (read_at, read_by) on notice.notice to minqing_app;
grant select on notice.delivery to minqing_app;
