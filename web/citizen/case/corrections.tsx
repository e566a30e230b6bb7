import type { CaseView } from '#contract'
import { ClockChip, formatDay, Icon, LinkButton, useLanguage, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** The one list of everything missing (行政许可法第三十二条第一款第四项), and by when. */
export function Corrections({ view, ways = true }: { readonly view: CaseView; readonly ways?: boolean }) {
  const t = useText(caseText)
  const language = useLanguage()
  const clock = view.clocks.find(({ name, state }) => name === 'correction' && state === 'running')
  return (
    <section>
      <h2>
        {t.correctList} {clock ? <ClockChip clock={clock} /> : null}
      </h2>
      <ul className="rules">
        {(view.corrections ?? []).map((correction) => (
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
      {ways ? (
        <div className="acts">
          <LinkButton href={`/cases/${view.id}/correct`}>{t.correctDo}</LinkButton>
        </div>
      ) : null}
    </section>
  )
}
