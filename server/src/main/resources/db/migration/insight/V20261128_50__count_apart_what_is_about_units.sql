-- Cases about a unit are counted in cells of their own, so that its figures leave them out.

alter table insight.case_count add column about text not null default '';
alter table insight.case_count drop constraint case_count_pkey;
alter table insight.case_count
    add primary key (area, scenario, class, department, state, day, origin, about);
comment on index insight.case_count_pkey is 'The reader finds its cells; a scope is a range of areas';
comment on column insight.case_count.about is 'The unit that the cases are about; empty for most';

alter table insight.case_total add column about text not null default '';
alter table insight.case_total drop constraint case_total_pkey;
alter table insight.case_total
    add primary key (area, scenario, class, department, state, origin, about);
comment on index insight.case_total_pkey is 'The reader finds its cells; a scope is a range of areas';
comment on column insight.case_total.about is 'The unit that the cases are about; empty for most';
