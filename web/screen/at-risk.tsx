import type { Overview } from '#contract'
import { catalogue, formatDay, useLanguage, usePick, useText } from '#web/ui'
import { Told } from './told.tsx'

/** The cases whose clock runs out first; each opens in the workbench. */
export function AtRisk({ overview }: { readonly overview: Overview }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { atRisk, counties } = overview
  const red = counties.reduce((sum, county) => sum + county.red, 0)
  const yellow = counties.reduce((sum, county) => sum + county.yellow, 0)
  const says = red + yellow === 0 ? t.none : t.watch(red + yellow, red, yellow)
  const left = (days: number) => (days < 0 ? t.late(-days) : days === 0 ? t.today : t.left(days))
  return (
    <Told
      says={says}
      caption={atRisk.length > 0 ? t.caption : t.quiet}
      table={{
        name: t.name,
        head: [t.case, t.unit, t.due, t.leftHead],
        rows: atRisk.map((each) => [pick(each.title), each.unitName, each.due, each.daysLeft]),
      }}
    >
      <ul className="risk">
        {atRisk.map((each) => (
          <li key={each.caseId}>
            <a href={`/officer/cases/${each.caseId}`}>{pick(each.title)}</a>
            <span>{each.unitName}</span>
            <span className={`clock ${each.colour}`} title={formatDay(each.due, language)}>
              <svg viewBox="0 0 14 14" aria-hidden="true">
                <circle cx="7" cy="7" r="5" className="ring" />
              </svg>
              {left(each.daysLeft)}
            </span>
          </li>
        ))}
      </ul>
    </Told>
  )
}

const text = catalogue({
  none: ['没有要盯的件', 'Nothing to watch'],
  watch: [
    (all: number, red: number, yellow: number) =>
      `${all}件要盯：${[red > 0 ? `${red}件超期` : '', yellow > 0 ? `${yellow}件两天内到期` : ''].filter(Boolean).join('，')}`,
    (all: number, red: number, yellow: number) =>
      `${all} to watch: ${[red > 0 ? `${red} overdue` : '', yellow > 0 ? `${yellow} due within two days` : ''].filter(Boolean).join(', ')}`,
  ],
  caption: ['最急的在前', 'The most urgent first'],
  quiet: ['所有办件都在时限内', 'All cases are in time'],
  name: ['要盯的件', 'Cases to watch'],
  case: ['办件', 'Case'],
  unit: ['单位', 'Unit'],
  due: ['到期', 'Due'],
  leftHead: ['还剩工作日', 'Working days left'],
  late: [
    (days: number) => `超期${days}个工作日`,
    (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} late`,
  ],
  today: ['今天到期', 'due today'],
  left: [
    (days: number) => `还剩${days}个工作日`,
    (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} left`,
  ],
})
