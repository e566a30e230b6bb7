-- A hall that closes on a day gives back what was booked for it, and says why: nobody is blamed for not coming to a closed door.
alter table hall.booking
  add column cancelled_because text,
  -- Who booked, where it is for somebody else: they are told as well.
  add column booker_id uuid,
  add check (cancelled_because is null or state = 'cancelled');
-- What a day left behind is found each night.
create index ticket_left on hall.ticket (day) where state in ('called', 'serving');
-- The same paper is handed out once to a visit.
create unique index receipt_once on hall.receipt (ticket_id, case_id, (said ->> 'what'));
