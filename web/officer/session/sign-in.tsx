import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { problemText, useAct, useRead } from '#web/api'
import { catalogue, Icon, Seal, useLanguage, usePick, useText, formatClock, setPreferences } from '#web/ui'
import { CURRENT } from './session.ts'

/** The sign-in of officers: password, then the code; in the demonstration also one press for a role. */
export function SignIn() {
  const t = useText(text)
  const language = useLanguage()
  useEffect(() => {
    document.title = t.title
  }, [t])
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <span className="mark">
          <Seal />
          <span>{t.mark}</span>
        </span>
        <Button
          size="small"
          type="text"
          onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {t.other}
        </Button>
      </div>
      <div className="sign-in-body">
        <section>
          <h1>{t.title}</h1>
          <PasswordAndCode />
        </section>
        <Personas />
      </div>
    </main>
  )
}

/** Somebody signed in as a citizen came here. */
export function NotAnOfficer({ name }: { readonly name: string }) {
  const t = useText(text)
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <span className="mark">
          <Seal />
          <span>{t.mark}</span>
        </span>
      </div>
      <div className="sign-in-body">
        <section>
          <h1>{t.citizen(name)}</h1>
          <p>{t.citizenWhat}</p>
          <p>
            <a href="/">{t.toServices}</a>
          </p>
        </section>
        <Personas />
      </div>
    </main>
  )
}

function PasswordAndCode() {
  const t = useText(text)
  const pick = usePick()
  const client = useQueryClient()
  const begin = useAct('POST /api/v1/identity/sign-in/begin')
  const resend = useAct('POST /api/v1/identity/sign-in/resend')
  const enter = useAct('POST /api/v1/identity/sign-in', {
    onDone: () => void client.resetQueries({ queryKey: [CURRENT] }),
  })
  const challenge = begin.data
  const problem = enter.error ?? resend.error ?? begin.error
  return (
    <Form layout="vertical" requiredMark={false} size="large" className="sign-in-form">
      {problem ? <Alert type="error" showIcon title={pick(problemText(problem))} /> : null}
      {challenge === undefined ? (
        <FirstStep busy={begin.isPending} onGo={(body) => begin.mutate({ body })} />
      ) : (
        <>
          <p>{t.sent(challenge.sentTo, formatClock(challenge.expiresAt))}</p>
          <SecondStep
            busy={enter.isPending}
            onGo={(code) => enter.mutate({ body: { challengeId: challenge.challengeId, code } })}
          />
          <div className="sign-in-more">
            <Button
              type="link"
              loading={resend.isPending}
              onClick={() => resend.mutate({ body: { challengeId: challenge.challengeId } })}
            >
              {t.again}
            </Button>
            <Button
              type="link"
              onClick={() => {
                begin.reset()
                enter.reset()
                resend.reset()
              }}
            >
              {t.back}
            </Button>
          </div>
        </>
      )}
    </Form>
  )
}

function FirstStep({
  busy,
  onGo,
}: {
  readonly busy: boolean
  readonly onGo: (body: { loginName: string; password: string }) => void
}) {
  const t = useText(text)
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  return (
    <>
      <Form.Item label={t.name} htmlFor="login-name">
        <Input
          id="login-name"
          autoComplete="username"
          value={loginName}
          onChange={(event) => setLoginName(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t.password} htmlFor="password">
        <Input.Password
          id="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form.Item>
      <Button
        block
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={loginName === '' || password === ''}
        onClick={() => onGo({ loginName, password })}
      >
        {t.next}
      </Button>
    </>
  )
}

function SecondStep({ busy, onGo }: { readonly busy: boolean; readonly onGo: (code: string) => void }) {
  const t = useText(text)
  const [code, setCode] = useState('')
  const box = useRef<InputRef>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <>
      <Form.Item label={t.code} htmlFor="code">
        <Input
          id="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          ref={box}
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
      </Form.Item>
      <Button
        block
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={code.length !== 6}
        onClick={() => onGo(code)}
      >
        {t.enter}
      </Button>
    </>
  )
}

function Personas() {
  const t = useText(text)
  const pick = usePick()
  const client = useQueryClient()
  const personas = useRead('GET /api/v1/demo/personas', {})
  const enter = useAct('POST /api/v1/demo/sign-in', { onDone: () => void client.resetQueries() })
  if (personas.data === undefined) return null
  const officers = personas.data.personas.filter((persona) => persona.kind === 'officer')
  return (
    <section className="personas" aria-labelledby="personas">
      <h2 id="personas">{t.demo}</h2>
      <p>{t.demoWhat}</p>
      <ul>
        {officers.map((persona) => (
          <li key={persona.persona}>
            <button
              type="button"
              disabled={enter.isPending}
              onClick={() => enter.mutate({ body: { persona: persona.persona } })}
            >
              <i aria-hidden="true">{[...persona.name].at(-1)}</i>
              <span>
                <b>{persona.name}</b>
                {pick(persona.title)}
                <small>{pick(persona.description)}</small>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
      {enter.error ? <Alert type="error" showIcon title={pick(problemText(enter.error))} /> : null}
    </section>
  )
}

const text = catalogue({
  title: ['登录工作台', 'Sign in to the workbench'],
  mark: ['一网工作台', 'Yiwang workbench'],
  other: ['English', '中文'],
  name: ['账号', 'Account'],
  password: ['密码', 'Password'],
  next: ['下一步', 'Next'],
  sent: [
    (to: string, until: string) => `验证码发到了${to}，${until}前有效。`,
    (to: string, until: string) => `A code was sent to ${to}; it holds until ${until}.`,
  ],
  code: ['短信验证码，6位', 'Code, 6 digits'],
  enter: ['登录', 'Sign in'],
  again: ['没收到，再发一次', 'Send it again'],
  back: ['换个账号', 'Use another account'],
  demo: ['演示：选一个人', 'Demonstration: choose who to be'],
  demoWhat: [
    '人和单位都是虚构的，点一下就能进。',
    'All people and units are invented; one press signs you in.',
  ],
  citizen: [
    (name: string) => `${name}，这里是工作人员的工作台`,
    (name: string) => `${name}, this is where officers work`,
  ],
  citizenWhat: ['您登录的是办事的账号，没有岗位。', 'You are signed in as a citizen and hold no post.'],
  toServices: ['去办事', 'Go to the services'],
})
