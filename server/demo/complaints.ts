import { calendarOf } from '#modules/calendar'
import { createLedger } from '#modules/ledger'
import { findCase, perform } from '#modules/case'
import { currentDefinition, definitionOf } from '#modules/matter'
import { channelOf, openRectifications, ratingRow } from '#modules/rating'
import { dateOf, simulatedClock, TIME_ZONE } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { act, read, settle, workingDaysFrom, type Deed } from './deeds.ts'

interface Story {
  readonly grade: 1 | 2
  readonly text: string
  /** What whoever has it does, one each working day after it was rated. */
  readonly deeds: readonly Deed[]
}

/** What people under a name were not content with of late, and how far government has come with it: from one that nobody has called about yet to one that was called malicious. */
const STORIES: readonly Story[] = [
  { grade: 2, text: '打了三次电话才问清楚要带什么。', deeds: [] },
  {
    grade: 1,
    text: '排了一上午，轮到我说系统坏了。',
    deeds: [{ do: 'mend', answers: { reached: true, verified: 'true' } }],
  },
  {
    grade: 2,
    text: '短信说办好了，页面上还是在办。',
    deeds: [
      { do: 'mend', answers: { reached: true, verified: 'partly' } },
      { do: 'mended', answers: { result: '短信比页面早发了十分钟，已改成同时更新，并当面说明。' } },
    ],
  },
  {
    grade: 2,
    text: '为什么不能给两年的钱。',
    deeds: [
      {
        do: 'explain',
        answers: {
          reached: true,
          verified: 'no-basis',
          result: '补贴年限由省里规定，已在电话里说明依据，本人表示理解。',
        },
      },
    ],
  },
  {
    grade: 1,
    text: '差评！',
    deeds: [{ do: 'appeal', opinion: '电话核实，来电人说没有办过这件事，评价内容与办理无关。' }],
  },
]
/** How far back people are looked for. */
const SINCE_DAYS = 30
const CALLED_AT = { hour: 10, minute: 20 } as const

interface Closed {
  readonly caseId: string
  readonly closedAt: Temporal.Instant
}

/**
 * Lets the latest people whose case is over and who have not rated yet rate it badly, by the acts that a rating is: so each has its case, on
 * the engine, in some state. Gives how many.
 */
export async function complain(real: Platform): Promise<number> {
  const now = real.clock.now()
  const clock = simulatedClock(now)
  const platform: Platform = { ...real, clock, signals: createSignals() }
  const found = await latestUnrated(platform, now)
  for (const [index, { caseId, closedAt }] of found.entries()) {
    const story = STORIES[index]
    if (!story) break
    clock.set(closedAt.add({ hours: 2 }))
    const rectification = await rateBadly(platform, caseId, story, index)
    if (rectification) await mend(platform, clock, now, rectification, story.deeds)
  }
  clock.set(now)
  await settle(platform)
  const ledger = createLedger(platform)
  while ((await ledger.integrateOnce()) > 0);
  return found.length
}

async function latestUnrated(platform: Platform, now: Temporal.Instant): Promise<Closed[]> {
  const rows = await platform.database.read<Closed[]>`
    select case_id as "caseId", closed_at as "closedAt" from "case"."case"
    where closed_at between ${now.subtract({ hours: 24 * SINCE_DAYS })} and ${now.subtract({ hours: 3 })}
      and milestone = 'closed' and state ->> 'decision' is not null and state ->> 'rating' is null
      and subject_kind = 'person' and parent_case_id is null and channel in ('web', 'window')
    order by closed_at desc limit ${STORIES.length}`
  return [...rows]
}

/** Gives the case that mends it. */
async function rateBadly(
  platform: Platform,
  caseId: string,
  { grade, text }: Story,
  index: number,
): Promise<string | undefined> {
  const now = platform.clock.now()
  const found = await read(platform, caseId)
  const { base } = found
  const matter = await definitionOf(platform.database, base.slug, base.version)
  if (!matter) return undefined
  // Numbers that begin with 154 belong to no network.
  const contact = { name: base.subject.name, phone: `154000${String(10_000 + index)}` }
  const row = ratingRow(base, { grade, tags: [], text, callBack: true, anonymous: false }, now, {
    by: 'own',
    channel: channelOf(base),
    contact,
  })
  const principal = {
    kind: 'person',
    sessionId: uuidv7(now),
    accountId: uuidv7(now),
    subjectId: base.subject.id,
    name: base.subject.name,
  } as const
  const actor = { kind: 'person', id: principal.subjectId, name: principal.name } as const
  await perform(
    platform,
    matter,
    found,
    { kind: 'rate', grade },
    { actor, act: { principal, now }, operation: 'rating.rate' },
    { ratings: [row] },
  )
  while (await openRectifications(platform));
  const { rectification_id: id } = row
  // Where nobody mends yet, it waits as any other does.
  return id && (await findCase(platform.database.read, id)) ? id : undefined
}

async function mend(
  platform: Platform,
  clock: ReturnType<typeof simulatedClock>,
  now: Temporal.Instant,
  caseId: string,
  deeds: readonly Deed[],
): Promise<void> {
  const calendar = calendarOf(platform)
  const rated = dateOf(clock.now())
  for (const [index, deed] of deeds.entries()) {
    const at = workingDaysFrom(calendar, rated, index + 1)
      .toZonedDateTime({ timeZone: TIME_ZONE, plainTime: CALLED_AT })
      .toInstant()
    if (Temporal.Instant.compare(at, now) > 0) return
    clock.set(at)
    const found = await read(platform, caseId)
    const matter = await currentDefinition(platform.database, found.base.slug)
    if (!matter) return
    await act(platform, matter, found, deed)
    await settle(platform)
  }
}
