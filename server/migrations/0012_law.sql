-- Statutes in their versions, and their articles. Both days of a version's life are included; null is in force.
create schema law;

create table law.statute (
  name text not null,
  version date not null,
  title text not null,
  category text not null,
  history text[] not null,
  adopted date not null,
  effective_from date not null,
  start_basis text not null check (start_basis in ('text', 'decision', 'custom')),
  effective_to date check (effective_to >= effective_from),
  end_reason text,
  replaced_by text,
  primary key (name, version)
);

create table law.article (
  name text not null,
  version date not null,
  number integer not null,
  -- 之一, 之二 …; 0 for an article of the first numbering.
  insertion integer not null,
  part text,
  chapter text,
  section text,
  text text not null,
  tokens tsvector not null,
  primary key (name, version, number, insertion),
  foreign key (name, version) references law.statute on delete cascade
);
create index article_tokens on law.article using gin (tokens);

-- The one edition of the collection that is loaded, by the digest of its files.
create table law.edition (
  single boolean primary key default true check (single),
  digest text not null,
  checked_through date not null,
  loaded_at timestamptz not null default now()
);

grant usage on schema law to yiwang_app;
grant select, insert, update, delete on all tables in schema law to yiwang_app;
