-- What each safeguard is set to, and since when: a public list. An entry of the journal stands beside each change.
create schema oversight;

create table oversight.safeguard (
    id bigint generated always as identity primary key,
    code text not null,
    value text not null,
    weaker boolean not null,
    since timestamptz not null,
    until timestamptz,
    check (until >= since)
);
comment on column oversight.safeguard.weaker is 'It protects less than as it is shipped';
create unique index safeguard_now on oversight.safeguard (code) where until is null;
comment on index oversight.safeguard_now is 'One value at a time';

grant usage on schema oversight to minqing_app, minqing_reader;
grant select, insert on oversight.safeguard to minqing_app;
grant update (until) on oversight.safeguard to minqing_app;
grant select on oversight.safeguard to minqing_reader;
