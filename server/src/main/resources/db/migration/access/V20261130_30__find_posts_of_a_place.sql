-- Whoever is told of a post is told which one it is, where there are several of its kind at its place.

create index post_area on access.post (area);
comment on index access.post_area is 'Posts of the same kind at a place, for the number by which they are told apart';
