import { findCase, fileCase, perform, type Command, type Current, type Performer } from '#modules/case'
import { currentDefinition, itemFor, type MatterItem, type PublishedMatter } from '#modules/matter'
import { findUnit, officersOf, unitId } from '#modules/organization'
import type { Role } from '#contract'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { nextFirm } from './firms.ts'
import { percentile } from './statistics.ts'

/** What is carried: a licence from filing through acceptance and review to its delivery, or a call that is taken and answered. */
export type LineName = 'licence' | 'order'

export interface Load {
  readonly line: LineName
  readonly cases: number
  readonly inFlight: number
  /** Cases of the store: beside each case that is carried, one of them is claimed and given back. */
  readonly stored?: readonly string[]
  /** Whether each act finds its case in the database, as one that comes by itself must; otherwise it goes on from the act before. */
  readonly isRead: boolean
}

export interface Carried {
  readonly acts: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** One of the cases. */
  readonly caseId: string
}

/** Acts by which a case of one kind goes from nothing to its end; each is one transition, with all that the machine does because of it. */
interface Line {
  file(): Promise<Current>
  readonly acts: readonly ((current: Current) => Promise<Current>)[]
}

/** Carries cases from filing to their end by the engine itself, in this process, with no HTTP before it. */
export async function carry(
  platform: Platform,
  { line: name, cases, inFlight, isRead, stored = [] }: Load,
): Promise<Carried> {
  const line = await (name === 'licence' ? licences(platform) : orders(platform))
  const touch = stored.length > 0 ? await claimAndRelease(platform) : []
  const samples: number[] = []
  const timed = async <T>(act: () => Promise<T>) => {
    const started = performance.now()
    const value = await act()
    samples.push(performance.now() - started)
    return value
  }
  let begun = 0
  let caseId = ''
  const lane = async () => {
    for (let turn = begun++; turn < cases; turn = begun++) {
      let current = await timed(() => line.file())
      caseId = current.base.caseId
      for (const act of line.acts)
        current = await timed(async () => act(isRead ? await reread(platform, current.base.caseId) : current))
      const other = stored[turn]
      if (other) for (const act of touch) await timed(async () => act(await reread(platform, other)))
      if (current.state?.status !== 'closed') throw new Error(`A case of ${name} did not come to its end`)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: inFlight }, lane))
  const seconds = (performance.now() - started) / 1000
  return {
    acts: samples.length,
    seconds,
    p50Ms: percentile(samples, 0.5),
    p99Ms: percentile(samples, 0.99),
    caseId,
  }
}

/** A licence that was accepted and waits for whoever reviews it. Gives its id. */
export async function openLicence(platform: Platform): Promise<{ caseId: string }> {
  const { file: begin, acts } = await licences(platform)
  const { base } = await begin()
  await acts[0]?.(await reread(platform, base.caseId))
  return { caseId: base.caseId }
}

/** Two acts on a case of 榆次's that has an open task. */
async function claimAndRelease(platform: Platform): Promise<Line['acts']> {
  const { matter, item } = await offered(platform, 'publication-retail', '140702')
  const officer = await officerAt(platform, item.unit.id, 'approver', platform.clock.now())
  return [
    by(platform, matter, officer, { kind: 'claim' }),
    by(platform, matter, officer, { kind: 'release' }),
  ]
}

async function reread({ database }: Platform, caseId: string): Promise<Current> {
  const found = await findCase(database.read, caseId)
  if (!found) throw new Error('A case is gone')
  return found
}

/** 出版物零售许可: filed, judged beforehand by rules, accepted, taken up for review, and granted with its certificate delivered. */
async function licences(platform: Platform): Promise<Line> {
  const { matter, item } = await offered(platform, 'publication-retail', '140702')
  const now = platform.clock.now()
  const acceptor = await officerAt(platform, item.unit.id, 'acceptor', now)
  const approver = await officerAt(platform, item.unit.id, 'approver', now)
  return {
    file: async () => {
      const { subject, facts } = await nextFirm(platform.database, matter.libraries.subject)
      const places = facts['legal-entity']?.data?.['places'] as { address: string }[] | undefined
      const answers = {
        kinds: ['图书、报纸、期刊'],
        way: '实体店',
        place: places?.[0]?.address,
        noTextbooks: true,
      }
      const filing = { matter, item, subject, facts, answers }
      return file(platform, acceptor, { ...filing, channel: 'window', relation: 'window' })
    },
    acts: [
      by(platform, matter, acceptor, { kind: 'act', action: 'accept' }),
      by(platform, matter, approver, { kind: 'claim' }),
      by(platform, matter, approver, { kind: 'act', action: 'grant', opinion: '符合条件，准予' }),
    ],
  }
}

/** 热线工单: recorded, taken, and answered at once; nothing is issued. */
async function orders(platform: Platform): Promise<Line> {
  const { matter, item } = await offered(platform, 'hotline-order', '140700')
  const now = platform.clock.now()
  const unit = await findUnit(platform.database.read, unitId('140700', 'hotline-centre'))
  if (!unit) throw new Error('There is no hotline')
  const window = await officerAt(platform, unit.id, 'window', now)
  const acceptor = await officerAt(platform, unit.id, 'acceptor', now)
  const subject = {
    id: unit.id,
    kind: 'entity',
    identifier: unit.code,
    name: unit.name,
    regionCode: unit.regionCode,
  } as const
  return {
    file: () =>
      file(platform, window, { matter, item, subject, channel: 'internal', relation: 'unit', answers: CALL }),
    acts: [
      by(platform, matter, acceptor, { kind: 'claim' }),
      by(platform, matter, acceptor, { kind: 'act', action: 'answer', opinion: '当场答复' }),
    ],
  }
}

const CALL = {
  anonymous: true,
  demand: 'consult',
  category: '03',
  summary: '供暖从哪一天开始',
  detail: '问今年供暖从哪一天开始，到哪里交费',
  urgency: 'normal',
}

async function offered(
  { database }: Platform,
  slug: string,
  regionCode: string,
): Promise<{ matter: PublishedMatter; item: MatterItem }> {
  const [matter, item] = await Promise.all([
    currentDefinition(database, slug),
    itemFor(database, slug, regionCode),
  ])
  if (!matter || !item) throw new Error(`${slug} is not offered in ${regionCode}`)
  return { matter, item }
}

type Officer = Awaited<ReturnType<typeof officerAt>>

async function officerAt({ database }: Platform, id: string, role: Role, now: Temporal.Instant) {
  const [unit, [officer]] = await Promise.all([
    findUnit(database.read, id),
    officersOf(database.read, id, dateOf(now), role),
  ])
  if (!unit || !officer) throw new Error(`Nobody is ${role} there`)
  return {
    kind: 'officer',
    sessionId: uuidv7(now),
    accountId: uuidv7(now),
    officerId: officer.officerId,
    name: officer.name,
    roles: [role],
    unitId: unit.id,
    unitName: unit.name,
    unitPath: unit.path,
    regionCode: unit.regionCode,
    regionName: unit.regionName,
    regionPath: unit.regionPath,
  } as const
}

function performer(platform: Platform, officer: Officer, operation: string): Performer {
  const { officerId: id, name, unitName } = officer
  return {
    actor: { kind: 'officer', id, name, unitName },
    act: { principal: { ...officer, roles: [...officer.roles] }, now: platform.clock.now() },
    operation,
  }
}

async function file(
  platform: Platform,
  officer: Officer,
  filing: Omit<Parameters<typeof fileCase>[1], 'caseId' | 'filer'>,
): Promise<Current> {
  const { accountId, name, officerId } = officer
  const filer = { accountId, subjectId: undefined, name, caseFilerId: officerId }
  const { base, state, revision } = await fileCase(
    platform,
    { ...filing, caseId: uuidv7(platform.clock.now()), filer },
    performer(platform, officer, 'filing.submit'),
  )
  return { base, state, revision, closedAt: null }
}

type Given = { kind: 'claim' | 'release' } | { kind: 'act'; action: string; opinion?: string }

function by(platform: Platform, matter: PublishedMatter, officer: Officer, given: Given) {
  return async (current: Current): Promise<Current> => {
    const task = current.state?.tasks.find(({ closedAt }) => !closedAt)
    if (!task) throw new Error('Nobody has a turn')
    const command: Command = {
      ...given,
      taskId: task.id,
      officer: { id: officer.officerId, name: officer.name },
    }
    const { state, revision } = await perform(
      platform,
      matter,
      current,
      command,
      performer(platform, officer, `case.${given.kind}`),
    )
    return { ...current, state, revision }
  }
}
