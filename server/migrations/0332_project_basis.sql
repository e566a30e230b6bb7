-- What a reviewer's comment rests on: citations.
alter table project.verdict add column basis jsonb not null default '[]';
