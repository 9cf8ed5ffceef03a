-- When a version of a scenario ceased to be the one that new cases begin with: reports that were filled in on it are taken for a while longer.

create table scenario.replaced (
    id text not null,
    version text not null,
    at timestamptz not null,
    primary key (id, version),
    foreign key (id, version) references scenario.version (id, version)
);
comment on table scenario.replaced is 'When each version that is not current was replaced or taken away; the last time, where it came back in between';

-- Of older versions the next one tells the time, and the current one of the last of them.
insert into scenario.replaced (id, version, at)
select older.id, older.version, coalesce(
    (select min(next.published) from scenario.version next where next.id = older.id and next.published > older.published),
    (select since from scenario.current where current.id = older.id),
    older.published)
from scenario.version older
where not exists (select from scenario.current where current.id = older.id and current.version = older.version);

grant select, insert, update on scenario.replaced to minqing_app;
grant select on scenario.replaced to minqing_reader;
