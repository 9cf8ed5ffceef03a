-- What residents say of how they were served, by area, kind and month: never by person or post, and never fewer than five at
-- once. Ratings come in together, so that even the difference of two answers is of five people or more.
create table insight.rating_cell (
    month date not null,
    area bigint not null,
    scenario text not null,
    class text not null,
    ratings integer not null,
    solved integer not null,
    satisfied integer not null,
    primary key (month, area, scenario, class),
    constraint rating_cell_enough check (ratings >= 5),
    constraint rating_cell_within check (solved between 0 and ratings and satisfied between 0 and ratings)
);
comment on table insight.rating_cell is 'Sums of ratings that came into the figure together, five people or more at a time';
comment on column insight.rating_cell.month is 'The first day of the month in which they were given';
comment on column insight.rating_cell.area is
    'An area in which five people or more serve; what was too little below it stands at the area above';
comment on column insight.rating_cell.solved is 'How many said that it is solved';
comment on column insight.rating_cell.satisfied is 'How many chose from the upper half of the scale';
comment on index insight.rating_cell_pkey is 'What comes in finds its cell; a question is a range of months, then one of areas';

grant select, insert, update on insight.rating_cell to minqing_app;
