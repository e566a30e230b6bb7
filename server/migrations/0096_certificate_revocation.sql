-- The entry of a revocation opens as that of an issue does: by a salt kept with the data.
alter table certificate.certificate
  add column revocation_entry_id uuid,
  add column revocation_salt bytea;

grant update (revocation_entry_id, revocation_salt) on certificate.certificate to yiwang_app;
