import { useEffect, useState, type FormEvent } from 'react'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, TextField, toast, usePick, useText } from '#web/ui'
import { useDemo } from '../session.ts'
import type { Challenge } from './challenge.ts'
import { signInText } from './sign-in.text.ts'

const CODE_LENGTH = 6

export function CodeForm({
  challenge,
  onSignedIn,
  onAgain,
}: {
  readonly challenge: Challenge
  readonly onSignedIn: () => void
  readonly onAgain: () => void
}) {
  const t = useText(signInText)
  const pick = usePick()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [resendAt, setResendAt] = useState(challenge.resendAt)
  const waitSeconds = useSecondsUntil(resendAt)
  const enter = useAct('POST /api/v1/identity/sign-in', { onDone: onSignedIn })
  const resend = useAct('POST /api/v1/identity/sign-in/resend', {
    refreshes: ['GET /api/v1/demo/sms-outbox'],
    onDone: (sent) => {
      setResendAt(sent.resendAt)
      toast(t.resent)
    },
  })
  const wrong = tried && code.length !== CODE_LENGTH ? t.codeShort(code.length) : undefined
  const refused = enter.error ?? resend.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.length === CODE_LENGTH) enter.mutate({ body: { challengeId: challenge.challengeId, code } })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {refused ? <Banner look="bad">{pick(problemText(refused))}</Banner> : null}
      <TextField
        id="code"
        plain
        label={t.code}
        error={wrong}
        value={code}
        onChange={(value) => setCode(value.replace(/\D/g, '').slice(0, CODE_LENGTH))}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <div className="acts">
        <Button type="submit" busy={enter.isPending}>
          {t.enter}
        </Button>
        <Button
          look="text"
          blocked={waitSeconds > 0 ? t.resendIn(waitSeconds) : undefined}
          busy={resend.isPending}
          onClick={() => resend.mutate({ body: { challengeId: challenge.challengeId } })}
        >
          {waitSeconds > 0 ? t.resendIn(waitSeconds) : t.resend}
        </Button>
        <Button look="text" onClick={onAgain}>
          {t.other}
        </Button>
      </div>
      <Outbox />
    </form>
  )
}

/** In the demonstration the message is shown instead of sent. */
function Outbox() {
  const t = useText(signInText)
  const demo = useDemo()
  const outbox = useRead('GET /api/v1/demo/sms-outbox', {}, { enabled: demo, everyMs: 2000 })
  if (!demo) return null
  const newest = outbox.data?.messages[0]
  return (
    <div className="outbox">
      <p className="note">{t.outbox}</p>
      <p>{newest ? newest.body : t.outboxNone}</p>
    </div>
  )
}

function useSecondsUntil(at: string): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((Date.parse(at) - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = window.setTimeout(() => setNow(Date.now()), 1000)
    return () => window.clearTimeout(timer)
  }, [left])
  return left
}
