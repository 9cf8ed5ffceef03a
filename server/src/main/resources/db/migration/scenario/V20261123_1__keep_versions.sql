-- Every version of a scenario that was ever published: running cases keep the one that they began with.

create schema scenario;

create table scenario.version (
    id text not null check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(id) <= 60),
    version text not null check (version ~ '^[0-9a-f]{64}$'),
    content text not null,
    published timestamptz not null,
    primary key (id, version)
);
comment on column scenario.version.version is 'The SHA-256 of the content';
comment on column scenario.version.content is 'The definition as JSON in the order of its file, the very text that was hashed';

create table scenario.current (
    id text primary key,
    version text not null,
    since timestamptz not null,
    foreign key (id, version) references scenario.version (id, version)
);
comment on table scenario.current is 'The version with which new cases begin';

grant usage on schema scenario to minqing_app, minqing_reader;
grant select, insert on scenario.version to minqing_app;
grant select, insert, update, delete on scenario.current to minqing_app;
grant select on scenario.version, scenario.current to minqing_reader;
