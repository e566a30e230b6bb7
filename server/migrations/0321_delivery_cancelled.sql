-- A parcel that no case waits for any more, and that the courier has not fetched, is called off.
alter table delivery.parcel drop constraint parcel_state_check;
alter table delivery.parcel add constraint parcel_state_check
  check (state in ('made', 'ordered', 'collected', 'moving', 'out', 'delivered', 'returned', 'lost', 'cancelled'));
