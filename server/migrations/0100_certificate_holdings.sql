-- Rules grant on what they saw the holder to have of this matter; of two grants at once the later one must see the earlier.
create or replace function certificate.issue(certificates jsonb) returns void language plpgsql as $$
declare
  given jsonb;
begin
  for given in select value from jsonb_array_elements(certificates) where value ? 'seen' loop
    perform pg_advisory_xact_lock(hashtextextended((given ->> 'holder_id') || (given ->> 'slug'), 0));
    if exists (
      select from certificate.certificate c
      where c.holder_id = (given ->> 'holder_id')::uuid and c.slug = given ->> 'slug' and c.state = 'valid'
        and not given -> 'seen' ? c.identifier
    ) then
      raise exception 'the holder has been granted this meanwhile' using errcode = 'YW410';
    end if;
  end loop;
  insert into certificate.certificate select * from jsonb_populate_recordset(null::certificate.certificate, certificates);
end
$$;
