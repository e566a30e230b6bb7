import { Link } from 'wouter'
import type { CaseView, LegView } from '#contract'
import {
  catalogue,
  ClockChip,
  formatParts,
  LawLink,
  useLanguage,
  useLegWords,
  usePick,
  useText,
} from '#web/ui'

/** 一件事: the legs of a whole; or the whole that a case is a leg of, with what the sister legs say. */
export function Legs({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const { parent } = view
  const legs = parent ? parent.legs : view.legs
  if (legs.length === 0) return null
  return (
    <section className="legs">
      <h2>{parent ? t.partOf(pick(parent.title)) : t.title}</h2>
      {parent ? (
        <p className="whole">
          {t.lead(parent.unitName)}
          {parent.id ? <Link href={`/officer/cases/${parent.id}`}>{t.open}</Link> : null}
        </p>
      ) : null}
      <ul className="lines">
        {legs.map((leg) => (
          <Leg key={leg.name} leg={leg} all={legs} here={leg.name === parent?.leg} />
        ))}
      </ul>
    </section>
  )
}

function Leg({
  leg,
  all,
  here,
}: {
  readonly leg: LegView
  readonly all: readonly LegView[]
  readonly here: boolean
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const words = useLegWords('officer')
  const title = pick(leg.title)
  return (
    <li aria-current={here || undefined}>
      <span>
        {here || !leg.case?.id ? title : <Link href={`/officer/cases/${leg.case.id}`}>{title}</Link>}
        {here ? <em className="flag in">{t.here}</em> : null}
      </span>
      <span>
        {formatParts([words(leg, all), leg.unitName ?? undefined], language)}{' '}
        {leg.state === 'running' && leg.case?.clock ? <ClockChip clock={leg.case.clock} plain /> : null}
      </span>
      {leg.case?.reasons.map((reason) => (
        <small key={reason.text}>
          {reason.text} <LawLink citation={reason.basis} />
        </small>
      ))}
    </li>
  )
}

const text = catalogue({
  title: ['各部门办得怎么样', 'How far each department is'],
  partOf: [(title: string) => `一件事：${title}`, (title: string) => `Part of: ${title}`],
  lead: [(unit: string) => `牵头：${unit} `, (unit: string) => `Led by ${unit} `],
  open: ['看整件事', 'See the whole'],
  here: ['这一件', 'this case'],
})
