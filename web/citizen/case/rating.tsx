import { useState } from 'react'
import type { CaseView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, LongTextField, Tick, usePick, useText } from '#web/ui'
import { ratingText } from './case.text.ts'

const mouths: Readonly<Record<number, string>> = {
  5: 'M8 14c1 2.500 7 2.500 8 0zM8.500 9.500h.01M15.500 9.500h.01',
  4: 'M8 14.500c1.500 2 6.500 2 8 0M8.500 9.500h.01M15.500 9.500h.01',
  3: 'M8 15h8M8.500 9.500h.01M15.500 9.500h.01',
  2: 'M8 16c1.500-2 6.500-2 8 0M8.500 9.500h.01M15.500 9.500h.01',
  1: 'M8 16.500c1.500-2.500 6.500-2.500 8 0M7.500 8.500l2 1M16.500 8.500l-2 1',
}

/** 好差评, once per act (GB/T 39734-2020): five grades, then tags and words. */
export function Rating({ view }: { readonly view: CaseView }) {
  const t = useText(ratingText)
  const pick = usePick()
  const shown = view.mayRate || view.rating !== null
  const questions = useRead(
    'GET /api/v1/rating/questions',
    { query: { channel: view.channel === 'web' ? 'web' : 'window' } },
    { enabled: shown, staleMs: 600_000 },
  )
  const grades = questions.data ? [...questions.data.grades].sort((a, b) => b.grade - a.grade) : []
  if (!shown) return null
  if (view.rating) {
    const given = grades.find(({ grade }) => grade === view.rating?.grade)
    return given ? (
      <section>
        <h2>{t.done(pick(given.label))}</h2>
      </section>
    ) : null
  }
  return (
    <section className="rating">
      <h2>{t.title}</h2>
      <p className="quiet small">{t.lead}</p>
      <RatingForm caseId={view.id} grades={grades} />
    </section>
  )
}

interface Grade {
  readonly grade: number
  readonly label: { readonly zh: string; readonly en: string }
  readonly tags: readonly {
    readonly id: string
    readonly label: { readonly zh: string; readonly en: string }
  }[]
}

function RatingForm({ caseId, grades }: { readonly caseId: string; readonly grades: readonly Grade[] }) {
  const t = useText(ratingText)
  const pick = usePick()
  const [grade, setGrade] = useState<number>()
  const [tags, setTags] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const [callBack, setCallBack] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  const rate = useAct('POST /api/v1/cases/:id/rating', { refreshes: ['GET /api/v1/cases/:id'] })
  const chosen = grades.find((each) => each.grade === grade)
  const send = () => {
    if (grade === undefined) return
    rate.mutate({
      params: { id: caseId },
      body: { grade, tags: [...tags], ...(text.trim() ? { text: text.trim() } : {}), callBack, anonymous },
    })
  }
  return (
    <>
      <fieldset className="grades">
        <legend className="vh">{t.legend}</legend>
        {grades.map((each) => (
          <label key={each.grade}>
            <input
              type="radio"
              name="grade"
              checked={grade === each.grade}
              onChange={() => {
                setGrade(each.grade)
                setTags([])
              }}
            />
            <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="9" />
              <path d={mouths[each.grade] ?? ''} />
            </svg>
            {pick(each.label)}
          </label>
        ))}
      </fieldset>
      {chosen ? (
        <div className="stack">
          {chosen.tags.length > 0 ? (
            <fieldset className="tags">
              <legend>{t.tags}</legend>
              {chosen.tags.map((tag) => (
                <label key={tag.id}>
                  <input
                    type="checkbox"
                    checked={tags.includes(tag.id)}
                    onChange={(event) =>
                      setTags(event.target.checked ? [...tags, tag.id] : tags.filter((id) => id !== tag.id))
                    }
                  />
                  {pick(tag.label)}
                </label>
              ))}
            </fieldset>
          ) : null}
          <LongTextField
            id="rating-words"
            plain
            label={t.words}
            value={text}
            onChange={setText}
            maxLength={500}
            rows={3}
          />
          {chosen.grade <= 2 ? (
            <Tick id="call-back" checked={callBack} onChange={setCallBack}>
              {t.callBack}
            </Tick>
          ) : null}
          <Tick id="anonymous" checked={anonymous} onChange={setAnonymous}>
            {t.anonymous}
          </Tick>
          {rate.error ? <Banner look="bad">{pick(problemText(rate.error))}</Banner> : null}
          <Button busy={rate.isPending} onClick={send}>
            {t.send}
          </Button>
        </div>
      ) : null}
    </>
  )
}
