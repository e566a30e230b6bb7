-- 公文: signed and kept like a certificate; addressed to units, which may read it.
alter table certificate.certificate
  -- Units it is addressed to; null where it is for its holder alone.
  add column sent_to uuid[];

-- 发文字号: how far each series has counted in a year. A number is used by the act that issues under it, so that none is left out.
create table certificate.series (
  name text not null,
  year int not null,
  used int not null,
  primary key (name, year)
);
grant select, insert, update on certificate.series to yiwang_app;

-- Takes the next number of a series; false where it is another one by now.
create function certificate.take_number(series text, of_year int, number int) returns boolean language plpgsql as $$
begin
  insert into certificate.series (name, year, used) values (series, of_year, 0) on conflict do nothing;
  update certificate.series s set used = number where s.name = series and s.year = of_year and s.used = number - 1;
  return found;
end
$$;

-- Rules grant on what they saw the holder to have of this matter; of two grants at once the later one must see the earlier.
-- Of two documents under one number the later one must be numbered anew.
create or replace function certificate.issue(certificates jsonb) returns void language plpgsql as $$
declare
  given jsonb;
begin
  for given in select value from jsonb_array_elements(certificates) loop
    if given ? 'seen' then
      perform pg_advisory_xact_lock(hashtextextended((given ->> 'holder_id') || (given ->> 'slug'), 0));
      if exists (
        select from certificate.certificate c
        where c.holder_id = (given ->> 'holder_id')::uuid and c.slug = given ->> 'slug' and c.state = 'valid'
          and not given -> 'seen' ? c.identifier
      ) then
        raise exception 'the holder has been granted this meanwhile' using errcode = 'YW410';
      end if;
    end if;
    if given ? 'series' and not certificate.take_number(given ->> 'series', (given ->> 'year')::int, (given ->> 'number')::int) then
      raise exception 'another document has this number' using errcode = 'YW410';
    end if;
  end loop;
  insert into certificate.certificate select * from jsonb_populate_recordset(null::certificate.certificate, certificates);
end
$$;
