import type { CaseView, CertificateView } from '#contract'
import { createRelay } from '#modules/case'
import { sweepOffers } from '#modules/offer'
import { pdfOf, staffOf, upload, type callersOf, type Caller, type World } from '#world'
import { openAllowance } from './elders.ts'
import { openLicence } from './given-files.ts'
import { fileLicence, viewOf } from './licence.ts'

type City = Awaited<ReturnType<typeof callersOf>>

/** What there is in 榆次区: each by its real id, made by those whose it is. */
export interface Things {
  readonly draft: string
  /** A licence that is open, and one that rules granted. */
  readonly open: CaseView
  readonly granted: string
  readonly grantedNumber: string
  readonly certificate: string
  readonly material: string
  readonly design: string
  /** The design as a pack (tar). */
  readonly pack: Buffer
  readonly hall: string
  readonly window: string
  readonly ticket: string
  readonly booking: string
  readonly kiosk: string
  readonly handOver: string
  readonly session: string
  readonly authorisation: string
  readonly notice: string
  readonly rerun: string
  readonly card: string
  readonly project: string
  /** A credit record that was objected to. */
  readonly record: string
  /** A senior card, offered to the mother. */
  readonly offer: string
  /** A firm that was registered here and needs licences. */
  readonly firm: string
  /** Paid for, with its voucher. */
  readonly bill: string
  readonly voucher: string
  readonly officer: string
  readonly post: string
  readonly unit: string
  readonly subject: { readonly id: string; readonly identifier: string; readonly name: string }
}

const PROJECT = '2611-140702-04-01-100001'
const FIRM = '01900000-0000-7000-8000-000000000101'
export const MOTHER = '01900000-0000-7000-8000-000000000001'
const as = <T>({ body, status }: { body: object; status: number }): T => {
  if (status !== 200) throw new Error(`not made: ${JSON.stringify(body)}`)
  return body as T
}

/** Who may do what is tried on them, to show that the ids are real. */
export async function ownersOf(world: World, city: City) {
  const staff = staffOf(world, city.anonymous)
  const [son, mother, agent, clerk, approver, designer, manager, supervisor] = await Promise.all([
    city.as('son'),
    city.as('mother'),
    city.as('firm-agent'),
    city.as('window-clerk'),
    city.as('approver-yuci'),
    city.as('designer-yuci'),
    city.as('manager-yuci'),
    staff.on({ unit: 'approval-bureau', role: 'supervisor' }),
  ])
  return { son, mother, agent, clerk, approver, designer, manager, supervisor }
}
export type Owners = Awaited<ReturnType<typeof ownersOf>>

export async function makeThings(world: World, owners: Owners): Promise<Things> {
  const { read } = world.owner
  const { son, mother, agent, approver, designer, supervisor } = owners
  const draft = await openLicence(agent, true)
  const slot = draft.materials.find(({ takesFiles }) => takesFiles)?.id ?? ''
  as(await upload(agent, { id: draft.id, slot }, pdfOf('章程')))
  const openId = await fileLicence(agent)
  const allowance = await openAllowance(son, MOTHER)
  const filed = as<{ number: string }>(
    await son.post(`/api/v1/filings/${allowance.id}/submit`, { answers: allowance.answers, declared: true }),
  )
  const later = await openLicence(agent, true)
  const open = await viewOf(approver, openId)
  const [certificate] = as<{ certificates: CertificateView[] }>(
    await mother.get('/api/v1/my/certificates'),
  ).certificates
  const hall = await makeHall(owners)
  const [colleague] = await read<{ id: string }[]>`
    select a.officer_id as id from identity.account a where a.login_name = 'demo-approver-yuci-deputy'`
  as(await approver.post('/api/v1/hand-overs', { to: colleague?.id, until: '2026-11-30', reason: '休假' }))
  const { id: design } = as<{ id: string }>(
    await designer.post('/api/v1/designs', {
      slug: 'yuci-senior-meals',
      like: 'senior-card',
      basicCode: '142088801000',
      title: { zh: '榆次老年助餐', en: 'Meals for seniors in Yuci' },
    }),
  )
  const pack = (await designer.get(`/api/v1/designs/${design}/pack`)).bytes
  const { id: rerun } = as<{ id: string }>(
    await supervisor.post('/api/v1/reruns', { slug: 'old-age-allowance', version: 1, reason: '复查' }),
  )
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  const [found] = await read<
    Omit<
      Things,
      | 'draft'
      | 'open'
      | 'granted'
      | 'grantedNumber'
      | 'certificate'
      | 'design'
      | 'pack'
      | 'hall'
      | 'rerun'
      | 'card'
      | 'bill'
      | 'voucher'
      | 'project'
      | 'record'
      | 'offer'
      | 'firm'
    >[]
  >`
    select (select item_id from material.item order by item_id desc limit 1) as material,
      (select id from identity.session order by created_at limit 1) as session,
      (select id from identity.authorisation where grantee_name = '李建国' limit 1) as authorisation,
      (select id from message.notice order by id limit 1) as notice,
      (select officer_id from identity.account where login_name = 'demo-approver-yuci') as officer,
      (select hand_over_id from "case".hand_over limit 1) as "handOver",
      h.post_id as post, p.unit_id as unit,
      (select jsonb_build_object('id', id, 'identifier', identifier, 'name', name) from registry.subject where id = ${MOTHER}) as subject
    from organization.holding h join organization.post p on p.id = h.post_id
    where h.officer_id = (select officer_id from identity.account where login_name = 'demo-approver-yuci')`
  if (!certificate || !found) throw new Error('nothing was made')
  const card = await makeCard(world, open)
  const paid = await makeBill(world, open)
  while (await sweepOffers(world.platform));
  const [due] = await read<{ id: string }[]>`
    select offer_id as id from offer.offer where subject_id = ${MOTHER} and state = 'open' limit 1`
  const [credit] = await read<{ id: string }[]>`
    insert into credit.record (record_id, subject_id, subject_name, kind, finding, basis, case_id, region_path, unit_path, valid_from, valid_to, bars_pledges, state, objection, recorded_at, entry_id, salt)
    select gen_random_uuid(), subject_id, subject_name, 'pledge-breach', '不符', '{"title":"办法","verified":false}', case_id, region_path, unit_path, '2026-11-01', '2027-11-01', true, 'objected', '不服', submitted_at, gen_random_uuid(), '\\x00'
    from "case"."case" where case_id = ${open.id} returning record_id as id`
  await read`
    insert into project.project (code, course_id, name, site, subject_id, subject_name, region_path, region_name, case_id, registered_at)
    select ${PROJECT}, (select course_id from project.course limit 1), '榆次某厂房', '榆次区', subject_id, subject_name, region_path, region_name, case_id, submitted_at
    from "case"."case" where case_id = ${open.id}`
  await read`
    insert into licence.firm (case_id, subject_id, registered_at)
    select case_id, ${FIRM}, submitted_at from "case"."case" where case_id = ${open.id}`
  return {
    ...found,
    ...hall,
    draft: later.id,
    open,
    granted: allowance.id,
    grantedNumber: filed.number,
    certificate: certificate.id,
    design,
    pack,
    rerun,
    card,
    ...paid,
    project: PROJECT,
    record: credit?.id ?? '',
    offer: due?.id ?? '',
    firm: FIRM,
  }
}

/** A hall with a number at its window and somebody who has booked. */
async function makeHall({ manager, clerk, mother }: Owners) {
  const { id: hall } = as<{ id: string }>(
    await manager.post('/api/v1/hall-settings', { name: '榆次区政务服务中心', address: '迎宾街1号' }),
  )
  const { windows } = as<{ windows: { id: string }[] }>(
    await manager.put(`/api/v1/hall-settings/${hall}/windows`, {
      number: 1,
      name: '综合窗口',
      takes: null,
      staffed: true,
    }),
  )
  const window = windows[0]?.id ?? ''
  const { id: kiosk, key } = as<{ id: string; key: string }>(
    await manager.post(`/api/v1/hall-settings/${hall}/kiosks`, { name: '门口' }),
  )
  const { id: ticket } = as<{ id: string }>(
    await clerk.post(`/api/v1/halls/${hall}/tickets`, { kiosk: key, matter: 'senior-card' }),
  )
  const { id: booking } = as<{ id: string }>(
    await mother.post('/api/v1/hall-bookings', {
      hallId: hall,
      matter: 'senior-card',
      startsAt: '2026-11-20T02:30:00Z',
    }),
  )
  as(await clerk.post(`/api/v1/hall-windows/${window}/state`, { state: 'open' }))
  as(await clerk.post(`/api/v1/hall-windows/${window}/next`))
  return { hall, window, kiosk, ticket, booking }
}

/** A card about the open case, as a sweep would leave it. */
async function makeCard(world: World, open: CaseView): Promise<string> {
  const [row] = await world.owner.read<{ id: string }[]>`
    insert into supervision.card (case_id, card_id, rule, rule_version, occurrence, colour, case_number, slug, version, region_path, region_name,
      case_unit_path, unit_id, unit_path, unit_name, officer_id, officer_name, stage, task_id, said, todo, todo_by, facts, basis, occurred_at, issued_at, object_until, state)
    select c.case_id, gen_random_uuid(), r.id, r.version, 'x', 'red', c.number, c.slug, c.version, c.region_path, c.region_name,
      c.unit_path, c.unit_id, c.unit_path, c.unit_name, null, null, null, null, '{"zh":"超期","en":"late"}', '{"zh":"办","en":"do"}', '2026-12-01', '{}',
      '{"title":"办法","verified":false}', ${world.clock.now()}, ${world.clock.now()}, '2026-12-01', 'issued'
    from "case"."case" c, supervision.rule r where c.case_id = ${open.id} and r.withdrawn_at is null and r.id = 'overdue' returning card_id as id`
  if (!row) throw new Error('no rule is called overdue')
  await world.owner.read`
    insert into supervision.card_act (case_id, card_id, no, kind, at, entry_id, salt)
    values (${open.id}, ${row.id}, 1, 'issued', ${world.clock.now()}, gen_random_uuid(), '\\x00')`
  return row.id
}

/** A bill of the open case, as it is once it was paid. */
async function makeBill(world: World, open: CaseView): Promise<{ bill: string; voucher: string }> {
  const [row] = await world.owner.read<{ bill: string; voucher: string }[]>`
    with bill as (
      insert into payment.bill (bill_id, call_id, case_id, case_number, code, subject_id, payer, region_path, unit_path, agency, item, amount_fen, state, issued_at, looked_at)
      select gen_random_uuid(), gen_random_uuid(), case_id, number, '14070226000000000019', subject_id, subject_name, region_path, unit_path,
        '{"code":"140702","name":"审批局"}', '{"code":"103","name":{"zh":"费","en":"fee"},"basis":{"title":"办法","verified":false}}', 100, 'paid',
        ${world.clock.now()}, ${world.clock.now()} from "case"."case" where case_id = ${open.id} returning bill_id)
    insert into payment.voucher (voucher_id, bill_id, code, number, check_code, body, signature, key_id, entry_id, salt, issued_at)
    select gen_random_uuid(), bill_id, '14010126', '0000000001', 'abcdef', '{}', '', '', gen_random_uuid(), '\\x00', ${world.clock.now()} from bill
    returning bill_id as bill, voucher_id as voucher`
  if (!row) throw new Error('no bill was made')
  return row
}

/** An officer of 寿阳县 who holds every post that a county may have: whatever is refused to them is refused by place alone. */
export async function allRoundStranger(world: World, city: City): Promise<Caller> {
  const { read } = world.owner
  await read`
    with unit as (
      select p.unit_id, h.officer_id from identity.account a join organization.holding h using (officer_id) join organization.post p on p.id = h.post_id
      where a.login_name = 'demo-approver-shouyang'),
    posts as (
      insert into organization.post (id, unit_id, name, role, valid_from)
      select gen_random_uuid(), unit_id, role, role, '2021-03-01' from unit,
        unnest(array['window', 'acceptor', 'approver', 'supervisor', 'designer', 'manager', 'auditor', 'leader', 'finance']) role returning id)
    insert into organization.holding (id, officer_id, post_id, main, valid_from)
    select gen_random_uuid(), unit.officer_id, posts.id, false, '2021-03-01' from unit, posts`
  return city.as('approver-shouyang')
}
