import { systemAuditEntry, recordAudit } from '#modules/audit'
import { calendarOf, deadline, type Calendar } from '#modules/calendar'
import { digestOf, newSalt } from '#modules/ledger'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { cardContent } from './card-content.ts'
import type { Finding } from './finding.ts'
import type { Found } from './look.ts'
import { tellOfCards } from './tell.ts'

/** Issues a card for each finding that has none yet, with its proof, its record and the notice to whom it names; gives how many are new. */
export async function issueCards(
  platform: Platform,
  transaction: Transaction,
  found: readonly Found[],
): Promise<number> {
  const now = platform.clock.now()
  const calendar = calendarOf(platform)
  const kinds = await kindsOf(platform, found)
  const cards = found.flatMap(({ watched, findings }) =>
    findings.map((finding) => ({
      rule: finding.rule,
      row: cardRow(watched, finding, kinds.get(watched.base.slug) ?? '', calendar, now),
    })),
  )
  if (cards.length === 0) return 0
  const inserted = await transaction<{ card_id: string }[]>`
    insert into supervision.card
    select * from jsonb_populate_recordset(null::supervision.card, ${JSON.stringify(cards.map(({ row }) => row))}::text::jsonb)
    on conflict (case_id, rule, occurrence) do nothing
    returning card_id`
  const ids = new Set(inserted.map(({ card_id: id }) => id))
  const fresh = cards.filter(({ row }) => ids.has(row.card_id))
  await record(
    transaction,
    fresh.map(({ row }) => row),
    now,
  )
  await tellOfCards(transaction, fresh, now)
  return fresh.length
}

async function record(
  transaction: Transaction,
  cards: readonly ReturnType<typeof cardRow>[],
  now: Temporal.Instant,
) {
  if (cards.length === 0) return
  const at = now.toString()
  const acts = cards.map((card) => {
    const salt = newSalt()
    const entryId = uuidv7(now)
    const content = cardContent({ cardId: card.card_id, no: 1, kind: 'issued', at, card })
    return {
      row: {
        case_id: card.case_id,
        card_id: card.card_id,
        no: 1,
        kind: 'issued',
        at,
        entry_id: entryId,
        salt: `\\x${salt}`,
      },
      entry: {
        caseId: card.case_id,
        id: entryId,
        kind: 'supervision.issued',
        digest: digestOf(salt, content),
        at,
      },
    }
  })
  await transaction`
    insert into supervision.card_act
    select * from jsonb_populate_recordset(null::supervision.card_act, ${JSON.stringify(acts.map(({ row }) => row))}::text::jsonb)`
  await transaction`select ledger.append(${JSON.stringify(acts.map(({ entry }) => entry))}::text::jsonb)`
  await recordAudit(
    transaction,
    cards.map(({ case_id: caseId, card_id: cardId, rule, colour }) =>
      systemAuditEntry(now, {
        operation: 'supervision.issued',
        caseId,
        details: { card: cardId, rule, colour },
      }),
    ),
  )
}

function cardRow(
  { base }: Found['watched'],
  { rule, occurrence, occurredAt, responsible, stage, said, todo, facts }: Finding,
  kind: string,
  calendar: Calendar,
  now: Temporal.Instant,
) {
  const today = dateOf(now)
  return {
    case_id: base.caseId,
    card_id: uuidv7(now),
    rule: rule.id,
    rule_version: rule.version,
    occurrence,
    colour: rule.colour,
    case_number: base.number,
    slug: base.slug,
    version: base.version,
    region_path: base.region.path,
    region_name: base.region.name,
    case_unit_path: base.unit.path,
    unit_id: responsible.unit.id,
    unit_path: responsible.unit.path,
    unit_name: responsible.unit.name,
    officer_id: responsible.officer?.id ?? null,
    officer_name: responsible.officer?.name ?? null,
    stage: stage ?? null,
    task_id: responsible.taskId ?? null,
    said,
    todo,
    todo_by: deadline(calendar, { start: today, ...rule.within }).due.toString(),
    facts,
    // 行政许可 has a law of its own; other matters are measured by what holds for all.
    basis: kind === '01' ? rule.basis.licence : rule.basis.other,
    occurred_at: occurredAt,
    issued_at: now.toString(),
    object_until: deadline(calendar, { start: today, ...rule.objection }).due.toString(),
    state: 'issued',
  }
}

async function kindsOf(platform: Platform, found: readonly Found[]): Promise<ReadonlyMap<string, string>> {
  const versions = new Map(found.map(({ watched: { base } }) => [base.slug, base.version]))
  const kinds = await Promise.all(
    [...versions].map(async ([slug, version]) => {
      const matter = await definitionOf(platform.database, slug, version)
      return [slug, matter?.definition.kind ?? ''] as const
    }),
  )
  return new Map(kinds)
}
