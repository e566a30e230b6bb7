-- An order is written down before its channel hears of it: until the channel has answered there is no counter to send the payer to.
alter table payment.attempt alter column pay_url drop not null;
