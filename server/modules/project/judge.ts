import type { Citation, Flow, Localized } from '#contract'
import { actsOf, type Service, type StoredAct } from '#modules/case'
import { formatCitation, parseAddress } from '#modules/law'
import { definitionOf } from '#modules/matter'
import { addVerdicts, verdictsOf, type Verdict } from './queries.ts'

const LONGEST_NOTE = 1000
/** As long as the notice to the applicant takes (`caseCorrection`). */
const LONGEST_ITEM = 120
const LONGEST_WHAT = 500

/**
 * Service `project.judge`: puts together what the reviewers of a round said. Told `project` and `round`, the stage that began it. Each
 * reviewer's task is a stage of their name with the actions `pass` and `comment`. Answers `passed`, or `comments` with the one list of all
 * of them; what each said of which version is recorded either way.
 */
export const judgeRound: Service = async (platform, { base, state, told }) => {
  const { read } = platform.database
  const begun = state.findings[told['round'] ?? '']?.record
  if (!begun) throw new TypeError('judged before a round was begun')
  const round = Number(begun['round'])
  const version = typeof begun['version'] === 'number' ? begun['version'] : null
  const reviewers = Object.keys(begun['ask'] as Record<string, boolean>)
  const [acts, matter] = await Promise.all([
    actsOf(read, base.caseId),
    definitionOf(platform.database, base.slug, base.version),
  ])
  const titles = branchTitles(matter?.definition.flow.stages ?? {})
  const said = sinceRound(acts).flatMap(({ act, event }): Verdict[] =>
    event.type === 'acted' && reviewers.includes(event.stage) && act.actor.kind === 'officer'
      ? [
          {
            caseId: base.caseId,
            round,
            reviewer: event.stage,
            title: titles.get(event.stage) ?? { zh: event.stage, en: event.stage },
            version,
            passed: event.action === 'pass',
            said: saidBy(event),
            basis: (event.reasons ?? []).map(({ basis }) => basis),
            officer: act.actor.name,
            unit: act.actor.unitName,
            at: act.at,
          },
        ]
      : [],
  )
  await addVerdicts(read, told['project'] ?? '', said)
  const latest = new Map(
    (await verdictsOf(read, told['project'] ?? ''))
      .filter(({ caseId, version: of }) => caseId === base.caseId || of !== null)
      .map((each) => [each.reviewer, each]),
  )
  const comments = [...latest.values()].filter(({ caseId, passed }) => caseId === base.caseId && !passed)
  const record = {
    round,
    version,
    digest: begun['digest'] ?? null,
    verdicts: [...latest.values()].map(({ reviewer, passed, version: of, unit, officer, at }) => ({
      reviewer,
      passed,
      version: of,
      unit,
      officer,
      at: at.toString(),
    })),
    comments: comments.map(({ reviewer, title, unit, said: text }) => ({ reviewer, title, unit, text })),
  }
  return comments.length === 0
    ? {
        answer: 'passed',
        note: version === null ? '各方都通过' : `各方都通过第${version}版`,
        finding: { record },
      }
    : {
        answer: 'comments',
        note: `${comments.length}方有意见：${comments.map(({ title, said: text }) => `${title.zh}：${text}`).join('；')}`.slice(
          0,
          LONGEST_NOTE,
        ),
        finding: { record, corrections: comments.map(correctionOf) },
      }
}

/** A comment is its reasons, each with its article; before reasons were asked for, an opinion. */
function saidBy({ opinion, reasons }: { opinion?: string; reasons?: readonly { text: string }[] }) {
  const said = [...(reasons ?? []).map(({ text }) => text), ...(opinion ? [opinion] : [])]
  return said.length > 0 ? said.join('；') : null
}

/** A line of the one notice: who wants what changed, and by what. */
function correctionOf({ title, unit, said, basis }: Verdict) {
  const what = [said ?? '', basis.length > 0 ? `依据：${basis.map(basisWords).join('、')}` : '']
    .filter((part) => part !== '')
    .join('。')
  return { item: `${title.zh}（${unit}）`.slice(0, LONGEST_ITEM), what: what.slice(0, LONGEST_WHAT) }
}

function basisWords(basis: Citation): string {
  if (!('law' in basis)) return `《${basis.title}》${basis.article ?? ''}`
  const address = parseAddress(basis.law)
  return address ? formatCitation(address) : basis.law
}

/** What was done since the round began. */
function sinceRound(acts: readonly StoredAct[]) {
  const all = acts.flatMap((act) => act.events.map((event) => ({ act, event })))
  const begun = all.findLastIndex(({ event }) => event.type === 'called' && event.service === 'project.round')
  return all.slice(begun + 1)
}

/** What the branches of a flow are called, by their stage. */
function branchTitles(stages: Flow['stages']): ReadonlyMap<string, Localized> {
  return new Map(
    Object.values(stages).flatMap((stage) =>
      stage.kind === 'fork'
        ? Object.entries(stage.branches).map(([name, { title }]) => [name, title] as const)
        : [],
    ),
  )
}
