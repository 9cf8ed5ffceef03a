-- An alarm that nobody has heard climbs the area tree. Ids, codes and times only; the row goes when somebody has heard it.

create table notice.alarm (
    subject uuid primary key,
    cause uuid not null,
    reached bigint not null,
    since timestamptz not null,
    next_at timestamptz not null
);
comment on table notice.alarm is 'What somebody must hear and nobody has: the case or centre that its notices are about, the case that came in, and the widest area that was told';
comment on index notice.alarm_pkey is 'One climb for a subject, however much comes in meanwhile';
create index alarm_next on notice.alarm (next_at);
comment on index notice.alarm_next is 'What goes on upwards next';

grant select, insert, update, delete on notice.alarm to minqing_reader;
