import { useState } from 'react'
import type { CaseView } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, Confirm, LongTextField, toast, usePick, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** Takes a filing back before it is decided. */
export function Withdraw({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const pick = usePick()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useAct('POST /api/v1/cases/:id/withdraw', {
    refreshes: ['GET /api/v1/cases/:id', 'GET /api/v1/my/cases'],
    onDone: () => {
      setAsking(false)
      toast(t.withdrawDone)
    },
  })
  return (
    <section>
      <Button look="text" size="small" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      {asking ? (
        <Confirm
          title={t.withdrawTitle}
          verb={t.withdrawDo}
          danger
          busy={withdraw.isPending}
          onConfirm={() =>
            withdraw.mutate({
              params: { id: view.id },
              body: { revision: view.revision, ...(reason.trim() ? { reason: reason.trim() } : {}) },
            })
          }
          onClose={() => setAsking(false)}
        >
          <p>{t.withdrawWords}</p>
          {withdraw.error ? <Banner look="bad">{pick(problemText(withdraw.error))}</Banner> : null}
          <LongTextField
            id="withdraw-reason"
            plain
            label={t.withdrawReason}
            value={reason}
            onChange={setReason}
            maxLength={500}
            rows={3}
          />
        </Confirm>
      ) : null}
    </section>
  )
}
