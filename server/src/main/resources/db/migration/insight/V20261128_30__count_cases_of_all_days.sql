-- The same counts without the day: a city's archive grows by days, and whoever asks for no day need not add them up.
create table insight.case_total (
    area bigint not null,
    scenario text not null,
    class text not null,
    department text not null,
    state text not null,
    origin text not null,
    count integer not null,
    primary key (area, scenario, class, department, state, origin)
);
comment on table insight.case_total is 'The sums of case_count over all days; kept by the same reader in the same step';
comment on index insight.case_total_pkey is 'The reader finds its cells; a scope is a range of areas';

insert into insight.case_total
select area, scenario, class, department, state, origin, sum(count) from insight.case_count
group by area, scenario, class, department, state, origin;

grant select on insight.case_total to minqing_app;
grant select, insert, update, delete on insight.case_total to minqing_reader;
