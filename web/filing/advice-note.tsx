import { useEffect, useState } from 'react'
import type { Advice, FilingView } from '#contract'
import { ApiProblem, requestWithSignal } from '#web/api'
import { Banner, usePick, useText } from '#web/ui'
import { formText } from './form.text.ts'
import { isPresent, type Answers } from './form-model.ts'

/** So long after the last key the source is asked. */
const PAUSE_MS = 350

interface AdviceNoteProps {
  readonly filing: Pick<FilingView, 'id' | 'form'>
  readonly name: string
  readonly answers: Answers
  /** Whether what is answered could not be filed. */
  readonly onJudged?: (name: string, isBad: boolean) => void
}

/** What the source of a field has to say of the answer while it is given; nothing where the field has none. */
export function AdviceNote({ filing, name, answers, onJudged }: AdviceNoteProps) {
  const t = useText(formText)
  const pick = usePick()
  const { advice, isAsking } = useAdvice(filing, name, answers)
  const isBad = advice?.verdict === 'bad'
  useEffect(() => onJudged?.(name, isBad), [name, isBad, onJudged])
  if (!advice)
    return (
      <p className="note advice" aria-live="polite">
        {isAsking ? t.asking : ''}
      </p>
    )
  const [first, ...rest] = advice.says
  return (
    <div className="advice">
      <Banner look={advice.verdict === 'good' ? 'ok' : advice.verdict === 'mind' ? 'warn' : 'bad'}>
        {first ? pick(first) : null}
        {rest.length > 0 ? (
          <ul>
            {rest.map((line) => (
              <li key={line.zh}>{pick(line)}</li>
            ))}
          </ul>
        ) : null}
      </Banner>
    </div>
  )
}

/** What was said of these very answers; of others that are being given meanwhile nothing is known yet. */
function useAdvice({ id, form }: Pick<FilingView, 'id' | 'form'>, name: string, answers: Answers) {
  const [said, setSaid] = useState<{ readonly of: string; readonly advice: Advice | undefined }>()
  const asks = form.fields[name]?.advice !== undefined && isPresent(answers[name])
  const told = JSON.stringify(answers)
  useEffect(() => {
    if (!asks) return
    const ended = new AbortController()
    const timer = window.setTimeout(() => {
      void adviceOn(id, { field: name, answers: JSON.parse(told) as Answers }, ended.signal).then(
        (advice) => {
          if (!ended.signal.aborted) setSaid({ of: told, advice })
        },
      )
    }, PAUSE_MS)
    return () => {
      window.clearTimeout(timer)
      ended.abort()
    }
  }, [id, name, asks, told])
  const isKnown = asks && said?.of === told
  return { advice: isKnown ? said.advice : undefined, isAsking: asks && !isKnown }
}

/** Where nobody can be asked now nothing is said: whether an answer will do is said again when it is filed. */
async function adviceOn(
  id: string,
  { field, answers }: { readonly field: string; readonly answers: Answers },
  signal: AbortSignal,
): Promise<Advice | undefined> {
  try {
    const said = await requestWithSignal('POST /api/v1/filings/:id/advice', signal, {
      params: { id },
      body: { field, answers },
    })
    return said.advice ?? undefined
  } catch (cause) {
    if (signal.aborted || cause instanceof ApiProblem) return undefined
    throw cause
  }
}
