import { z } from 'zod'
import { ruling } from './decision.ts'
import { filingView, valueSource } from './filing.ts'
import { milestones } from './flow.ts'
import { operation } from './operation.ts'
import { citation, localized } from './text.ts'

const id = z.strictObject({ id: z.uuid() })

export const clockNames = ['acceptance', 'correction', 'statutory', 'promised'] as const

/** One clock of a case. `due` is a legal date; `daysLeft` counts in the clock's own unit and is negative when overdue. */
export const clockView = z.object({
  name: z.enum(clockNames),
  startedOn: z.string(),
  due: z.string(),
  count: z.int(),
  unit: z.enum(['working', 'calendar']),
  basis: citation.optional(),
  /** The calendar of a year it runs into is not published yet. */
  provisional: z.boolean(),
  state: z.enum(['running', 'stopped', 'met', 'late']),
  endedOn: z.string().optional(),
  daysLeft: z.int(),
  /** Share of the period used, 0 to 1. */
  used: z.number(),
  /** Supervision colour: green, yellow (two days or fewer left), red (overdue), grey (stopped or ended). */
  colour: z.enum(['green', 'yellow', 'red', 'grey']),
})
export type ClockView = z.infer<typeof clockView>

const reason = z.strictObject({ text: z.string().min(1).max(500), basis: citation })
const correction = z.strictObject({ item: z.string().min(1).max(120), what: z.string().min(1).max(500) })

export const taskView = z.object({
  id: z.uuid(),
  stage: z.string(),
  title: localized,
  role: z.string().nullable(),
  unitName: z.string().nullable(),
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  openedAt: z.string(),
  /** Whether it is the caller's turn, and if not, why. */
  mine: z.boolean(),
  actions: z.array(
    z.object({
      name: z.string(),
      label: localized,
      key: z.string().optional(),
      needs: z.array(z.string()),
      outcome: z.string().optional(),
    }),
  ),
})

const historyEntry = z.object({
  revision: z.int(),
  type: z.string(),
  at: z.string(),
  by: z.object({
    kind: z.enum(['person', 'officer', 'system']),
    name: z.string(),
    unitName: z.string().optional(),
  }),
  stage: localized.optional(),
  milestone: z.enum(milestones).optional(),
  /** The action's label, where a person acted. */
  action: localized.optional(),
  opinion: z.string().optional(),
  /** Ledger entry; `sealed` once a signed checkpoint covers it. */
  entryId: z.uuid(),
  sealed: z.boolean(),
})

export const caseView = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  channel: z.enum(['web', 'window']),
  submittedAt: z.string(),
  closedAt: z.string().nullable(),
  matter: z.object({
    slug: z.string(),
    version: z.int(),
    kind: z.string(),
    name: localized,
    title: localized,
    handling: z.enum(['instant', 'promised']),
    itemCode: z.string(),
  }),
  region: z.object({ code: z.string(), name: z.string() }),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  subject: z.object({
    id: z.uuid(),
    kind: z.enum(['person', 'entity']),
    name: z.string(),
    identifier: z.string(),
  }),
  filer: z.object({ name: z.string(), relation: z.string() }),
  /** Stages in order, for the step trail. */
  trail: z.array(
    z.object({
      stage: z.string(),
      title: localized,
      state: z.enum(['done', 'now', 'later']),
      at: z.string().optional(),
      by: z.string().optional(),
    }),
  ),
  fields: z.array(
    z.object({
      name: z.string(),
      group: localized,
      label: localized,
      value: z.unknown(),
      text: z.string(),
      source: valueSource.optional(),
      difference: z.object({ found: z.string(), source: valueSource }).optional(),
    }),
  ),
  materials: z.array(
    z.object({ id: z.string(), name: localized, held: z.boolean(), label: localized.optional() }),
  ),
  /** 预填、手填、选择 counts of this filing. */
  count: z.object({ typed: z.int(), chosen: z.int(), held: z.int() }),
  ruling: ruling.omit({ input: true }).nullable(),
  decision: z
    .object({
      outcome: z.enum(['granted', 'refused']),
      at: z.string(),
      automatic: z.boolean(),
      by: z.string(),
      opinion: z.string().optional(),
      reasons: z.array(reason),
    })
    .nullable(),
  /** Filled texts of the grant: what it means, in the applicant's words. */
  granted: z
    .object({ heading: localized, facts: z.array(z.object({ label: localized, value: localized })) })
    .nullable(),
  corrections: z.array(correction).nullable(),
  clocks: z.array(clockView),
  tasks: z.array(taskView),
  history: z.array(historyEntry),
  certificates: z.array(
    z.object({
      id: z.uuid(),
      identifier: z.string(),
      name: localized,
      state: z.string(),
      issuedOn: z.string(),
    }),
  ),
  rating: z.object({ grade: z.int(), at: z.string() }).nullable(),
  mayRate: z.boolean(),
  mayWithdraw: z.boolean(),
  /** Rules alone refused: the applicant may have a person look again. */
  mayAskReview: z.boolean(),
  /** Time from filing to decision in milliseconds, where decided. */
  tookMs: z.number().nullable(),
})
export type CaseView = z.infer<typeof caseView>

/** A filing to be corrected: the form it was filed on, what was answered, and everything that is missing (行政许可法第三十二条第一款第四项). */
export const correctionView = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  ...filingView.pick({ form: true, values: true, shown: true, choices: true, count: true }).shape,
  corrections: z.array(correction),
  /** The time left to answer the notice. */
  clock: clockView.nullable(),
})
export type CorrectionView = z.infer<typeof correctionView>

export const caseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  outcome: z.enum(['granted', 'refused']).nullable(),
  slug: z.string(),
  title: localized,
  name: localized,
  subjectName: z.string(),
  unitName: z.string(),
  regionName: z.string(),
  submittedAt: z.string(),
  stageTitle: localized.nullable(),
  clock: clockView.nullable(),
  /** Whose turn it is now. */
  turn: z.enum(['applicant', 'government', 'nobody']),
})

export const inboxItem = z.object({
  taskId: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  revision: z.int(),
  slug: z.string(),
  title: localized,
  name: localized,
  stageTitle: localized,
  subjectName: z.string(),
  regionName: z.string(),
  unitName: z.string(),
  submittedAt: z.string(),
  openedAt: z.string(),
  officerName: z.string().nullable(),
  mine: z.boolean(),
  differences: z.int(),
  clock: clockView.nullable(),
})
export type InboxItem = z.infer<typeof inboxItem>

const acted = z.object({
  revision: z.int(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  stage: z.string().nullable(),
})
const acting = [
  'case.not-found',
  'case.stale',
  'case.not-your-turn',
  'case.not-allowed',
  'case.closed',
  'case.claimed',
  'case.act-incomplete',
] as const

export const caseOperations = {
  mine: operation({
    id: 'case.mine',
    method: 'GET',
    path: '/api/v1/my/cases',
    access: 'case.read-own',
    personal: true,
    summary: 'My cases and those of whom I act for, newest first',
    query: z.strictObject({
      status: z.enum(['open', 'closed']).optional(),
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ cases: z.array(caseSummary), next: z.uuid().nullable() }),
    errors: [],
  }),
  get: operation({
    id: 'case.get',
    method: 'GET',
    path: '/api/v1/cases/:id',
    access: 'case.read',
    personal: true,
    summary: 'One case whole, as the caller may see it',
    params: id,
    output: caseView,
    errors: ['case.not-found'],
  }),
  inbox: operation({
    id: 'case.inbox',
    method: 'GET',
    path: '/api/v1/inbox',
    access: 'case.handle',
    personal: true,
    summary: 'Open tasks that are mine or that I may claim, most urgent first',
    query: z.strictObject({
      view: z.enum(['turn', 'mine', 'unclaimed', 'scope']).default('turn'),
      slug: z.string().max(80).optional(),
      colour: z.enum(['green', 'yellow', 'red']).optional(),
      q: z.string().max(60).optional(),
      after: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      items: z.array(inboxItem),
      next: z.string().nullable(),
      counts: z.object({ turn: z.int(), mine: z.int(), unclaimed: z.int(), yellow: z.int(), red: z.int() }),
    }),
    errors: [],
  }),
  search: operation({
    id: 'case.search',
    method: 'GET',
    path: '/api/v1/cases',
    access: 'case.search',
    personal: true,
    summary: 'Cases within my scope by number, name, matter or state',
    query: z.strictObject({
      q: z.string().max(60).optional(),
      slug: z.string().max(80).optional(),
      status: z.enum(['open', 'closed']).optional(),
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ cases: z.array(caseSummary), next: z.uuid().nullable() }),
    errors: [],
  }),
  claim: operation({
    id: 'case.claim',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/claim',
    access: 'case.handle',
    summary: 'Take a task, so that no colleague works on it too',
    params: id,
    body: z.strictObject({ taskId: z.uuid(), revision: z.int() }),
    output: acted,
    errors: [...acting],
  }),
  release: operation({
    id: 'case.release',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/release',
    access: 'case.handle',
    summary: 'Give a claimed task back',
    params: id,
    body: z.strictObject({ taskId: z.uuid(), revision: z.int() }),
    output: acted,
    errors: [...acting],
  }),
  act: operation({
    id: 'case.act',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/act',
    access: 'case.handle',
    personal: true,
    summary: 'Do one of the actions a task offers',
    params: id,
    body: z.strictObject({
      taskId: z.uuid(),
      revision: z.int(),
      action: z.string().max(40),
      opinion: z.string().max(2000).optional(),
      reasons: z.array(reason).max(20).optional(),
      corrections: z.array(correction).max(40).optional(),
    }),
    output: acted,
    errors: [...acting],
  }),
  correction: operation({
    id: 'case.correction',
    method: 'GET',
    path: '/api/v1/cases/:id/correction',
    access: 'case.own-act',
    personal: true,
    summary: 'What was filed as a form to answer anew, while a correction notice is open',
    params: id,
    output: correctionView,
    errors: ['case.not-found', 'case.not-your-turn'],
  }),
  correct: operation({
    id: 'case.correct',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/correct',
    access: 'case.own-act',
    personal: true,
    summary: 'The applicant answers the correction notice',
    params: id,
    body: z.strictObject({
      revision: z.int(),
      answers: z.record(z.string().max(60), z.unknown()),
      note: z.string().max(1000).optional(),
    }),
    output: acted,
    errors: [...acting, 'filing.answers-invalid'],
  }),
  withdraw: operation({
    id: 'case.withdraw',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/withdraw',
    access: 'case.own-act',
    summary: 'The applicant takes the filing back before it is decided',
    params: id,
    body: z.strictObject({ revision: z.int(), reason: z.string().max(500).optional() }),
    output: acted,
    errors: [...acting],
  }),
  askReview: operation({
    id: 'case.ask-review',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/ask-review',
    access: 'case.own-act',
    summary: 'The applicant has a person look again at what rules refused (个人信息保护法第二十四条第三款)',
    params: id,
    body: z.strictObject({ revision: z.int(), reason: z.string().max(1000).optional() }),
    output: acted,
    errors: [...acting],
  }),
  proof: operation({
    id: 'case.proof',
    method: 'GET',
    path: '/api/v1/cases/:id/proof',
    access: 'case.read',
    personal: true,
    summary: 'The case receipt: every act with its inclusion proof, to be checked with no server',
    params: id,
    output: z.unknown(),
    media: 'application/json',
    errors: ['case.not-found', 'ledger.not-integrated'],
  }),
}
