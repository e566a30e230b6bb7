import { useState } from 'react'
import type { CaseView } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, Confirm, LongTextField, toast, usePick, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** Has a person look again at what rules alone refused (个人信息保护法第二十四条第三款). */
export function AskReview({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const pick = usePick()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const ask = useAct('POST /api/v1/cases/:id/ask-review', {
    refreshes: ['GET /api/v1/cases/:id', 'GET /api/v1/my/cases'],
    onDone: () => {
      setAsking(false)
      toast(t.reviewAsked)
    },
  })
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t.reviewDo}
      </Button>
      {asking ? (
        <Confirm
          title={t.reviewTitle}
          verb={t.reviewDo}
          busy={ask.isPending}
          onConfirm={() =>
            ask.mutate({
              params: { id: view.id },
              body: { revision: view.revision, ...(reason.trim() ? { reason: reason.trim() } : {}) },
            })
          }
          onClose={() => setAsking(false)}
        >
          <p>{t.reviewWords}</p>
          {ask.error ? <Banner look="bad">{pick(problemText(ask.error))}</Banner> : null}
          <LongTextField
            id="review-reason"
            plain
            label={t.reviewReason}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            rows={3}
          />
        </Confirm>
      ) : null}
    </>
  )
}
