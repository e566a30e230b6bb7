import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, Loading, PageTitle, ProblemState, TextField, usePick, useText } from '#web/ui'
import { verifyText } from './certificate.text.ts'
import { FileDrop } from './file-drop.tsx'
import { VerdictCard } from './verdict-card.tsx'

/** Anybody's check of a certificate: by what its code says, or by the file itself. */
export function VerifyPage({ identifier }: { readonly identifier: string | undefined }) {
  const t = useText(verifyText)
  return (
    <div className="wrap narrow page">
      <PageTitle document={t.title}>{t.title}</PageTitle>
      {identifier === undefined ? <Ways /> : <ByIdentifier identifier={identifier} />}
      <section id="how" className="how">
        <h2>{t.how}</h2>
        <ol className="numbered">
          <li>
            {t.how1} <a href="/.well-known/yiwang-keys.json">yiwang-keys.json</a>
          </li>
          <li>
            {t.how2} <code className="mono">yiwang verify FILE</code>
          </li>
        </ol>
        <p className="note">{t.how3}</p>
      </section>
    </div>
  )
}

function Ways() {
  const t = useText(verifyText)
  const pick = usePick()
  const [, go] = useLocation()
  const [identifier, setIdentifier] = useState('')
  const check = useAct('POST /api/v1/verify')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (identifier.trim()) go(`/verify/${encodeURIComponent(identifier.trim())}`)
  }
  if (check.data) {
    return (
      <>
        <VerdictCard verification={check.data} />
        <Button look="quiet" size="small" onClick={() => check.reset()}>
          {t.another}
        </Button>
      </>
    )
  }
  return (
    <>
      <p className="lead">{t.lead}</p>
      <FileDrop busy={check.isPending} onFile={(file) => check.mutate({ body: { file } })} />
      {check.error ? <Banner look="bad">{pick(problemText(check.error))}</Banner> : null}
      <form className="by-identifier" onSubmit={submit}>
        <TextField
          id="identifier"
          plain
          label={t.identifier}
          hint={t.identifierHint}
          value={identifier}
          onChange={setIdentifier}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" look="quiet">
          {t.check}
        </Button>
      </form>
    </>
  )
}

function ByIdentifier({ identifier }: { readonly identifier: string }) {
  const t = useText(verifyText)
  const [, go] = useLocation()
  const read = useRead('GET /api/v1/verify/:identifier', { params: { identifier } })
  if (read.isPending) return <Loading />
  if (read.error) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  return (
    <>
      <VerdictCard verification={read.data} />
      <Button look="quiet" size="small" onClick={() => go('/verify')}>
        {t.another}
      </Button>
    </>
  )
}
