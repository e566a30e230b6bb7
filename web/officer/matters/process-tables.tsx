import type { ReactNode } from 'react'
import { catalogue, formatCount, formatTook, useLanguage, usePick, useText } from '#web/ui'
import type { Behind, Open, Process } from './process.ts'

/** What the drawing says, as tables: stages, lines, the most frequent ways, and what each version took. */
export function ProcessTables({ process, onOpen }: { readonly process: Process; readonly onOpen: Open }) {
  return (
    <>
      <Stages process={process} onOpen={onOpen} />
      <Variants process={process} onOpen={onOpen} />
      <Lines process={process} onOpen={onOpen} />
      <Versions process={process} />
    </>
  )
}

interface Part {
  readonly process: Process
  readonly onOpen: Open
}

function Stages({ process, onOpen }: Part) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const stages = process.nodes.filter(
    ({ stage, kind, cases }) => stage !== undefined && kind !== 'join' && cases > 0,
  )
  const all = stages.reduce((sum, { spentMs }) => sum + spentMs, 0)
  return (
    <Table title={t.stages} heads={[t.stage, t.came, t.waiting, t.overdue, t.median, t.p90, t.share]}>
      {stages.map(({ id, title, cases, now, overdue, medianMs, p90Ms, spentMs, isSlowest }) => (
        <tr key={id}>
          <td>
            {pick(title)}
            {isSlowest ? <span className="tag warn">{t.slowest}</span> : null}
          </td>
          <td className="num">
            <Count
              value={cases}
              behind={{ what: 'stage', of: id, title: t.cameTo(pick(title)) }}
              onOpen={onOpen}
            />
          </td>
          <td className="num">
            <Count
              value={now}
              behind={{ what: 'now', of: id, title: t.waitAt(pick(title)) }}
              onOpen={onOpen}
            />
          </td>
          <td className="num">
            <Count
              value={overdue}
              behind={{ what: 'overdue', of: id, title: t.lateAt(pick(title)) }}
              onOpen={onOpen}
            />
          </td>
          <td className="num">{medianMs === undefined ? '–' : formatTook(medianMs, language)}</td>
          <td className="num">{p90Ms === undefined ? '–' : formatTook(p90Ms, language)}</td>
          <td className="num">{all === 0 ? '–' : `${Math.round((100 * spentMs) / all)}%`}</td>
        </tr>
      ))}
    </Table>
  )
}

function Variants({ process, onOpen }: Part) {
  const t = useText(text)
  const pick = usePick()
  const titles = new Map(process.nodes.map(({ id, title }) => [id, pick(title)]))
  const { variants, others, counted } = process
  return (
    <Table title={t.ways} heads={[t.way, t.state, t.cases, t.part]}>
      {variants.map(({ path, cases, state }) => (
        <tr key={`${state} ${path.join(' ')}`}>
          <td className="process-way">{path.map((id) => titles.get(id) ?? id).join(' → ')}</td>
          <td>{t[state]}</td>
          <td className="num">
            <Count
              value={cases}
              behind={{ what: 'variant', of: [state, ...path].join(' '), title: t.thisWay }}
              onOpen={onOpen}
            />
          </td>
          <td className="num">{`${Math.round((100 * cases) / counted)}%`}</td>
        </tr>
      ))}
      {others > 0 ? (
        <tr>
          <td colSpan={2}>{t.others}</td>
          <td className="num">{formatCount(others)}</td>
          <td className="num">{`${Math.round((100 * others) / counted)}%`}</td>
        </tr>
      ) : null}
    </Table>
  )
}

function Lines({ process, onOpen }: Part) {
  const t = useText(text)
  const pick = usePick()
  const titles = new Map(process.nodes.map(({ id, title }) => [id, pick(title)]))
  const lines = process.edges.filter(({ cases }) => cases > 0).toSorted((a, b) => b.cases - a.cases)
  return (
    <Table title={t.lines} heads={[t.from, t.by, t.to, t.cases, t.times]}>
      {lines.map(({ id, from, to, exits, cases, times }) => (
        <tr key={id}>
          <td>{titles.get(from)}</td>
          <td>{exits.map(({ label }) => pick(label)).join(t.and)}</td>
          <td>{titles.get(to)}</td>
          <td className="num">
            <Count
              value={cases}
              behind={{ what: 'line', of: id, title: t.along(titles.get(from) ?? '', titles.get(to) ?? '') }}
              onOpen={onOpen}
            />
          </td>
          <td className="num">{formatCount(times)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Versions({ process }: { readonly process: Process }) {
  const t = useText(text)
  const language = useLanguage()
  return (
    <Table title={t.versions} heads={[t.version, t.cases, t.closed, t.median, t.p90]}>
      {process.versions.map(({ version, cases, closed, medianMs, p90Ms }) => (
        <tr key={version}>
          <td>{t.edition(version)}</td>
          <td className="num">{formatCount(cases)}</td>
          <td className="num">{formatCount(closed)}</td>
          <td className="num">{medianMs === undefined ? '–' : formatTook(medianMs, language)}</td>
          <td className="num">{p90Ms === undefined ? '–' : formatTook(p90Ms, language)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** A number that opens its cases. */
function Count({
  value,
  behind,
  onOpen,
}: {
  readonly value: number
  readonly behind: Behind
  readonly onOpen: Open
}) {
  if (value === 0) return '0'
  return (
    <button
      type="button"
      className="process-count"
      aria-label={`${behind.title} ${value}`}
      onClick={() => onOpen(behind)}
    >
      {formatCount(value)}
    </button>
  )
}

function Table({
  title,
  heads,
  children,
}: {
  readonly title: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}) {
  return (
    <section className="process-table">
      <h2>{title}</h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}

const text = catalogue({
  stages: ['每个环节', 'Each stage'],
  stage: ['环节', 'Stage'],
  came: ['来过', 'Came here'],
  waiting: ['正在等', 'Waiting'],
  overdue: ['过了期限', 'Overdue'],
  median: ['中位用时', 'Median'],
  p90: ['九成以内', 'Nine in ten within'],
  share: ['占全部时间', 'Of all the time'],
  slowest: ['最慢', 'slowest'],
  cameTo: [(title: string) => `来过${title}`, (title: string) => `Came to ${title}`],
  waitAt: [(title: string) => `在${title}等着`, (title: string) => `Waiting at ${title}`],
  lateAt: [(title: string) => `在${title}过了期限`, (title: string) => `Overdue at ${title}`],
  ways: ['最常见的走法', 'The most frequent ways'],
  way: ['走法', 'Way'],
  state: ['到哪了', 'State'],
  open: ['还在办', 'open'],
  ended: ['已办结', 'ended'],
  stopped: ['中途结束', 'stopped on the way'],
  cases: ['件数', 'Cases'],
  part: ['占比', 'Share'],
  thisWay: ['这样走的', 'Went this way'],
  others: ['其他走法', 'Other ways'],
  lines: ['每条线', 'Each line'],
  from: ['从', 'From'],
  by: ['怎么走', 'By'],
  to: ['到', 'To'],
  times: ['次数', 'Times'],
  and: ['、', ', '],
  along: [
    (from: string, to: string) => `从${from}到${to}`,
    (from: string, to: string) => `From ${from} to ${to}`,
  ],
  versions: ['改版前后（近一年）', 'Before and after a change (last year)'],
  version: ['版本', 'Version'],
  edition: [(version: number) => `第${version}版`, (version: number) => `Version ${version}`],
  closed: ['已办结', 'Ended'],
})
