-- Whoever gave somebody a right for a time reads how it was used. Most rows were not made by one, and are in no index here.

create index look_under on audit.look (under, at desc) where under is not null;
comment on index audit.look_under is 'What was opened by a right for a time, the newest first';
create index listing_under on audit.listing (under, at desc) where under is not null;
comment on index audit.listing_under is 'What was listed by a right for a time, the newest first';
create index export_under on audit.export (under, at desc) where under is not null;
comment on index audit.export_under is 'What was taken out by a right for a time, the newest first';
