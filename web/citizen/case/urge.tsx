import { useState } from 'react'
import type { CaseView } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, Confirm, LongTextField, toast, usePick, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** 催办: asks whoever has the case to hurry, once a working day. */
export function Urge({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const pick = usePick()
  const [asking, setAsking] = useState(false)
  const [words, setWords] = useState('')
  const urge = useAct('POST /api/v1/cases/:id/urge', {
    refreshes: ['GET /api/v1/cases/:id'],
    onDone: () => {
      setAsking(false)
      toast(t.urgeDone)
    },
  })
  return (
    <section>
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        {t.urge}
      </Button>
      {asking ? (
        <Confirm
          title={t.urgeTitle}
          verb={t.urge}
          busy={urge.isPending}
          onConfirm={() =>
            urge.mutate({
              params: { id: view.id },
              body: { revision: view.revision, text: words.trim() },
            })
          }
          onClose={() => setAsking(false)}
        >
          <p>{t.urgeWords}</p>
          {urge.error ? <Banner look="bad">{pick(problemText(urge.error))}</Banner> : null}
          <LongTextField
            id="urge-words"
            plain
            label={t.urgeSay}
            value={words}
            onChange={setWords}
            maxLength={500}
            rows={3}
          />
        </Confirm>
      ) : null}
    </section>
  )
}
