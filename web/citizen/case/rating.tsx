import { useState } from 'react'
import type { CaseView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, Tick, usePick, useText } from '#web/ui'
import { Grades, noneGiven, type Grade } from '../rating/grades.tsx'
import { Mending } from '../rating/mending.tsx'
import { ratingText } from './case.text.ts'

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
        {given.grade <= 2 ? <Mending caseId={view.id} /> : null}
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

function RatingForm({ caseId, grades }: { readonly caseId: string; readonly grades: readonly Grade[] }) {
  const t = useText(ratingText)
  const pick = usePick()
  const [given, setGiven] = useState(noneGiven)
  const [anonymous, setAnonymous] = useState(false)
  const rate = useAct('POST /api/v1/cases/:id/rating', { refreshes: ['GET /api/v1/cases/:id'] })
  const { grade, tags, text, callBack } = given
  const send = () => {
    if (grade === undefined) return
    rate.mutate({
      params: { id: caseId },
      body: { grade, tags: [...tags], ...(text.trim() ? { text: text.trim() } : {}), callBack, anonymous },
    })
  }
  return (
    <Grades grades={grades} given={given} onGive={setGiven} mayCallBack={!anonymous}>
      <Tick id="anonymous" checked={anonymous} onChange={setAnonymous}>
        {t.anonymous}
      </Tick>
      {grade !== undefined && grade <= 2 ? (
        <p className="note">{anonymous ? t.listedOnly : t.willCall}</p>
      ) : null}
      {rate.error ? <Banner look="bad">{pick(problemText(rate.error))}</Banner> : null}
      <Button busy={rate.isPending} onClick={send}>
        {t.send}
      </Button>
    </Grades>
  )
}
