-- What is known of each photo; the photo itself lies encrypted on disk, its key with the journal's data keys.

create schema attachment;

create table attachment.file (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    id uuid not null unique,
    type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
    size integer not null check (size > 0),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    stored timestamptz not null
);
comment on column attachment.file.hash is 'SHA-256 of the cleaned photo: its name everywhere outside this schema';
comment on column attachment.file.id is 'Its name on disk, and the stream of its data key; tells nothing about the content';
comment on index attachment.file_id_key is 'Two photos never share a key';

create table attachment.upload (
    hash text not null references attachment.file (hash) on delete cascade,
    account uuid not null,
    uploaded timestamptz not null,
    primary key (hash, account)
);
comment on table attachment.upload is 'Who may use a photo that no case has taken yet';
create index upload_waiting on attachment.upload (account);
comment on index attachment.upload_waiting is 'How many photos of one account wait';
create index upload_oldest on attachment.upload (uploaded);
comment on index attachment.upload_oldest is 'Photos that no case took in time';

create table attachment.binding (
    case_id uuid not null,
    hash text not null references attachment.file (hash) on delete cascade,
    bound timestamptz not null,
    primary key (case_id, hash)
);
create index binding_file on attachment.binding (hash);
comment on index attachment.binding_file is 'Whether any case still holds a photo';

grant usage on schema attachment to minqing_app, minqing_reader;
grant select, insert, delete on attachment.file, attachment.upload, attachment.binding to minqing_app;
grant update (uploaded) on attachment.upload to minqing_app;
grant select on attachment.file, attachment.upload, attachment.binding to minqing_reader;
