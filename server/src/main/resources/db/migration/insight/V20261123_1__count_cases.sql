-- Figures kept by readers of the journal. They hold numbers of cells (area, scenario, class, department, state, day), no
-- case and no person.

create schema insight;

create table insight.case_count (
    area bigint not null,
    scenario text not null,
    class text not null,
    department text not null,
    state text not null,
    day date not null,
    origin text not null,
    count integer not null,
    primary key (area, scenario, class, department, state, day, origin)
);
comment on table insight.case_count is 'How many cases stand in each cell; kept by one reader, so no row is fought over';
comment on index insight.case_count_pkey is 'The reader finds its cells; a scope is a range of areas';
comment on column insight.case_count.area is 'The leaf that answers for the cases today';
comment on column insight.case_count.department is 'Empty when the cases are with no department';
comment on column insight.case_count.day is 'The local day on which the cases were reported';

grant usage on schema insight to minqing_app, minqing_reader;
grant select on insight.case_count to minqing_app;
grant select, insert, update, delete on insight.case_count to minqing_reader;
