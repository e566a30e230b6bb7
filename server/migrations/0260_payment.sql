-- 政府非税收入: bills, the ways they were paid, what came and went, and the daily comparison with the channels' statements.
create schema payment;
grant usage on schema payment to yiwang_app;

-- 财务岗: sees bills, refunds and reconciliations; handles no case.
alter table organization.post drop constraint post_role_check;
alter table organization.post add constraint post_role_check
  check (role in ('window', 'acceptor', 'approver', 'supervisor', 'administrator', 'designer', 'auditor', 'leader', 'finance'));

create table payment.bill (
  bill_id uuid primary key,
  -- The call of the engine that waits for it: asked again, it is the same bill.
  call_id uuid not null unique,
  case_id uuid not null,
  case_number text not null,
  -- 缴款识别码.
  code text not null unique,
  subject_id uuid not null,
  payer text not null,
  region_path ltree not null,
  unit_path ltree not null,
  -- 执收单位.
  agency jsonb not null,
  -- 收费项目, as it was published with the matter's version.
  item jsonb not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null default 'due' check (state in ('due', 'paid', 'held', 'refunding', 'refunded', 'cancelled')),
  cancelled boolean not null default false,
  settled_by text,
  issued_at timestamptz not null,
  -- When the case was told that it is paid, or had no use for it any more.
  told_at timestamptz,
  looked_at timestamptz not null
);
create index bill_case on payment.bill (case_id);
create index bill_recent on payment.bill (issued_at desc, bill_id desc);
create index bill_due on payment.bill (looked_at) where state in ('due', 'held');
create index bill_untold on payment.bill (issued_at) where settled_by is not null and told_at is null;
grant select, insert, update on payment.bill to yiwang_app;

-- One try to pay a bill by one channel.
create table payment.attempt (
  order_id uuid primary key,
  bill_id uuid not null references payment.bill,
  channel text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  pay_url text not null,
  made_at timestamptz not null,
  -- When the channel is to be asked next what became of it, and how often it was.
  ask_at timestamptz not null,
  asks int not null default 0
);
create index attempt_bill on payment.attempt (bill_id);
create index attempt_open on payment.attempt (ask_at) where state = 'open';
grant select, insert, update on payment.attempt to yiwang_app;

create table payment.payment (
  -- `<channel>:<transaction>`.
  payment_id text primary key,
  bill_id uuid not null references payment.bill,
  order_id uuid not null,
  channel text not null,
  amount_fen bigint not null,
  paid_at timestamptz not null,
  known_at timestamptz not null,
  -- How it became known.
  known_by text not null check (known_by in ('notice', 'query', 'statement'))
);
create index payment_bill on payment.payment (bill_id);
create index payment_day on payment.payment (channel, paid_at);
grant select, insert on payment.payment to yiwang_app;

create table payment.refund (
  refund_id text not null,
  payment_id text not null,
  bill_id uuid not null references payment.bill,
  channel text not null,
  amount_fen bigint not null,
  reason text not null,
  -- The officer who ordered it; null where the rules did.
  ordered_by jsonb,
  note text,
  asked_at timestamptz not null,
  done_at timestamptz,
  ask_at timestamptz not null,
  asks int not null default 0,
  failure text,
  primary key (channel, refund_id)
);
create index refund_bill on payment.refund (bill_id);
create index refund_open on payment.refund (ask_at) where done_at is null;
create index refund_day on payment.refund (channel, done_at);
grant select, insert, update on payment.refund to yiwang_app;

-- Every notice whose signature held, once.
create table payment.notice (
  channel text not null,
  notice_id uuid not null,
  digest text not null,
  envelope jsonb not null,
  signature text not null,
  -- `taken`, or why nothing follows from it.
  outcome text not null,
  received_at timestamptz not null,
  primary key (channel, notice_id)
);
grant select, insert on payment.notice to yiwang_app;

-- 财政电子票据.
create table payment.voucher (
  voucher_id uuid primary key,
  bill_id uuid not null unique references payment.bill,
  code text not null,
  number text not null,
  check_code text not null,
  body jsonb not null,
  signature text not null,
  key_id text not null,
  entry_id uuid not null,
  salt bytea not null,
  issued_at timestamptz not null,
  -- 冲红: the money went back.
  reversed_at timestamptz,
  unique (code, number)
);
grant select, insert, update on payment.voucher to yiwang_app;

-- Numbers used, by series: bills of a region and year, vouchers of a code.
create table payment.series (
  name text primary key,
  used bigint not null
);
grant select, insert, update on payment.series to yiwang_app;

-- 日对账: a day of a channel, compared with its statement.
create table payment.reconciliation (
  channel text not null,
  day date not null,
  statement_digest text not null,
  ours_count int not null,
  ours_fen bigint not null,
  theirs_count int not null,
  theirs_fen bigint not null,
  compared_at timestamptz not null,
  primary key (channel, day)
);
grant select, insert, update on payment.reconciliation to yiwang_app;

create table payment.difference (
  difference_id uuid primary key,
  channel text not null,
  day date not null,
  -- long: there and not here; short: here and not there; differing: of another amount.
  kind text not null check (kind in ('long', 'short', 'differing')),
  entry text not null check (entry in ('payment', 'refund')),
  reference text not null,
  bill_id uuid,
  ours_fen bigint,
  theirs_fen bigint,
  state text not null default 'open' check (state in ('open', 'settled')),
  -- `adopted` from the statement by itself; `explained` or `corrected` by an officer.
  how text check (how in ('adopted', 'explained', 'corrected')),
  note text,
  settled_by jsonb,
  settled_at timestamptz,
  unique (channel, day, entry, reference)
);
grant select, insert, update on payment.difference to yiwang_app;
