-- The same counts once more, added up beforehand for questions about days. A day of a whole city is told from its wide cells,
-- and a year of each leaf from its months.
create table insight.case_day (
    span bigint not null,
    area bigint not null,
    day date not null,
    scenario text not null,
    class text not null,
    department text not null,
    state text not null,
    origin text not null,
    about text not null,
    count integer not null,
    primary key (span, area, day, scenario, class, department, state, origin, about)
);
comment on table insight.case_day is
    'Sums of case_count over so many area codes in a row; kept by the same reader in the same step';
comment on column insight.case_day.span is 'How many codes the row stands for, a million or a thousand million';
comment on column insight.case_day.area is 'The first of them, a multiple of the span: what the tree says of areas changes no row';
comment on index insight.case_day_pkey is 'The reader finds its cells; a scope is a range of areas, a question one of days';

create table insight.case_month (
    month date not null,
    area bigint not null,
    scenario text not null,
    class text not null,
    department text not null,
    state text not null,
    origin text not null,
    about text not null,
    count integer not null,
    primary key (month, area, scenario, class, department, state, origin, about)
);
comment on table insight.case_month is 'Sums of case_count over the days of a month; kept by the same reader in the same step';
comment on column insight.case_month.month is 'Its first day';
comment on index insight.case_month_pkey is 'The reader finds its cells; a question is a range of months, then one of areas';

create index case_count_day on insight.case_count (day);
comment on index insight.case_count_day is 'The days of a question that are no whole month, in the whole city';

insert into insight.case_day
select span, area - area % span, day, scenario, class, department, state, origin, about, sum(count)
from insight.case_count cross join (values (1000000), (1000000000)) as wide (span)
group by span, area - area % span, day, scenario, class, department, state, origin, about
having sum(count) <> 0;

insert into insight.case_month
select date_trunc('month', day), area, scenario, class, department, state, origin, about, sum(count)
from insight.case_count
group by date_trunc('month', day), area, scenario, class, department, state, origin, about
having sum(count) <> 0;

grant select on insight.case_day, insight.case_month to minqing_app;
grant select, insert, update, delete on insight.case_day, insight.case_month to minqing_reader;
