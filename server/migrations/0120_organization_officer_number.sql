-- A digest of the officer's identity number: an import knows the person again by it, and nobody can read it off.
alter table organization.officer add column id_digest text unique;
