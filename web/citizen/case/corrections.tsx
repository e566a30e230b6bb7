import type { ReactNode } from 'react'
import type { CaseView, ClockView, CorrectionView } from '#contract'
import { ClockChip, formatDay, Icon, LinkButton, useLanguage, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** What is missing in a case, with the way to put it right. */
export function Corrections({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const clock = view.clocks.find(({ name, state }) => name === 'correction' && state === 'running')
  return (
    <CorrectionList corrections={view.corrections ?? []} clock={clock}>
      <div className="acts">
        <LinkButton href={`/cases/${view.id}/correct`}>{t.correctDo}</LinkButton>
      </div>
    </CorrectionList>
  )
}

/** The one list of everything missing (行政许可法第三十二条第一款第四项), and by when. */
export function CorrectionList({
  corrections,
  clock,
  children,
}: {
  readonly corrections: CorrectionView['corrections']
  readonly clock: ClockView | undefined
  readonly children?: ReactNode
}) {
  const t = useText(caseText)
  const language = useLanguage()
  return (
    <section>
      <h2>
        {t.correctList} {clock ? <ClockChip clock={clock} /> : null}
      </h2>
      <ul className="rules">
        {corrections.map((correction) => (
          <li key={correction.item} className="refer">
            <Icon name="warn" />
            <div>
              <b>{correction.item}</b>
              <p>{correction.what}</p>
            </div>
          </li>
        ))}
      </ul>
      {clock ? <p className="note">{t.correctDue(formatDay(clock.due, language))}</p> : null}
      {children}
    </section>
  )
}
