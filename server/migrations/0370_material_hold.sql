-- Files that another office keeps for a while without their being in a library or with a filing: on their way to or from another platform.
create table material.hold (
  -- What holds it: a message, a case that is being put together, a certificate of elsewhere.
  holder_id uuid not null,
  digest text not null,
  primary key (holder_id, digest)
);
create index hold_digest on material.hold (digest);
grant select, insert, delete on material.hold to yiwang_app;
