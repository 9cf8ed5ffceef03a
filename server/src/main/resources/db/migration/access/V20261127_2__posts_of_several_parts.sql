-- Posts come from several parts of the city folder. Each part ends only what it made itself.

alter table access.post add column part text not null default 'posts';
comment on column access.post.part is 'The part of the city folder that makes the post';
