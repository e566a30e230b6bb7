import { useState, type FormEvent } from 'react'
import { problemText, useAct } from '#web/api'
import { Banner, Button, ErrorSummary, TextField, usePick, useText } from '#web/ui'
import type { Challenge } from './challenge.ts'
import { signInText } from './sign-in.text.ts'

export function PasswordForm({ onBegun }: { readonly onBegun: (challenge: Challenge) => void }) {
  const t = useText(signInText)
  const pick = usePick()
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const begin = useAct('POST /api/v1/identity/sign-in/begin', { onDone: onBegun })
  const faults = tried
    ? [
        ...(loginName.trim() ? [] : [{ id: 'login-name', message: t.missingName }]),
        ...(password ? [] : [{ id: 'password', message: t.missingPassword }]),
      ]
    : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (loginName.trim() && password) begin.mutate({ body: { loginName: loginName.trim(), password } })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      {begin.error && faults.length === 0 ? (
        <Banner look="bad">{pick(problemText(begin.error))}</Banner>
      ) : null}
      <TextField
        id="login-name"
        plain
        label={t.loginName}
        hint={t.loginNameHint}
        error={faults.find(({ id }) => id === 'login-name')?.message}
        value={loginName}
        onChange={setLoginName}
        autoComplete="username"
      />
      <TextField
        id="password"
        plain
        type="password"
        label={t.password}
        error={faults.find(({ id }) => id === 'password')?.message}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button type="submit" busy={begin.isPending}>
        {t.next}
      </Button>
    </form>
  )
}
