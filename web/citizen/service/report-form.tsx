import { useState } from 'react'
import type { GuideElement, MatterView } from '#contract'
import { Link } from 'wouter'
import { problemText, useAct } from '#web/api'
import { Banner, Button, Icon, LongTextField, RadioCards, usePick, useText } from '#web/ui'
import { elementText, reportText } from './report.text.ts'

/** “Something here is wrong”: which element and what, with no sign-in; the unit that handles the matter answers. */
export function ReportError({ matter }: { readonly matter: MatterView }) {
  const t = useText(reportText)
  const [code, setCode] = useState<{ code: string; unitName: string }>()
  if (code)
    return (
      <section className="report" aria-live="polite">
        <Banner look="ok">{t.sent(code.unitName)}</Banner>
        <p>
          {t.keepCode} <Link href={`/guide-reports/${code.code}`}>{t.look}</Link>
        </p>
        <p className="mono report-code">{code.code}</p>
      </section>
    )
  return (
    <section className="report">
      <details className="fold">
        <summary>
          {t.wrong}
          <Icon name="down" />
        </summary>
        <ReportForm matter={matter} onSent={setCode} />
      </details>
    </section>
  )
}

const elementNames = Object.keys(elementText.zh) as GuideElement[]
const SHORTEST = 5

function ReportForm({
  matter,
  onSent,
}: {
  readonly matter: MatterView
  readonly onSent: (sent: { code: string; unitName: string }) => void
}) {
  const t = useText(reportText)
  const pick = usePick()
  const names = useText(elementText)
  const [element, setElement] = useState('')
  const [region, setRegion] = useState(matter.items.length === 1 ? (matter.items[0]?.region.code ?? '') : '')
  const [words, setWords] = useState('')
  const [isAsked, setAsked] = useState(false)
  const send = useAct('POST /api/v1/matters/:slug/guide-reports', { onDone: onSent })
  const isReady = element !== '' && region !== '' && words.trim().length >= SHORTEST
  const submit = () => {
    setAsked(true)
    if (!isReady) return
    send.mutate({
      params: { slug: matter.slug },
      body: { version: matter.version, region, element: element as GuideElement, words: words.trim() },
    })
  }
  return (
    <div className="stack">
      <RadioCards
        id="report-element"
        legend={t.which}
        value={element}
        onChange={setElement}
        choices={elementNames.map((value) => ({ value, label: names[value] }))}
      />
      {matter.items.length > 1 ? (
        <label className="report-where" htmlFor="report-region">
          {t.where}
          <select id="report-region" value={region} onChange={(event) => setRegion(event.target.value)}>
            <option value="">{t.choose}</option>
            {matter.items.map((item) => (
              <option key={item.itemCode} value={item.region.code}>
                {item.region.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <LongTextField
        id="report-words"
        plain
        label={t.what}
        value={words}
        onChange={setWords}
        maxLength={500}
        rows={3}
      />
      <p className="note">{t.noNames}</p>
      {isAsked && !isReady ? <Banner look="bad">{t.incomplete}</Banner> : null}
      {send.error ? <Banner look="bad">{pick(problemText(send.error))}</Banner> : null}
      <Button busy={send.isPending} onClick={submit}>
        {t.send}
      </Button>
    </div>
  )
}
