import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useRead } from '#web/api'
import { Button, catalogue, Tick, useText } from '#web/ui'
import { bodyOf, type Described, type Document, type Parameter } from '../document/document.ts'
import { urlOf, type Call } from '../document/curl.ts'
import { resolved, sampleOf } from '../document/schema.ts'
import { makeCall, type Answer } from './live-call.ts'

/** A live call with one's own session. What changes something is confirmed first, and needs one. */
export function TryIt({
  operation,
  document,
}: {
  readonly operation: Described
  readonly document: Document
}) {
  const t = useText(text)
  const current = useRead('GET /api/v1/identity/current', {})
  const schema = bodyOf(operation)
  const [params, setParams] = useState<Record<string, string>>({})
  const [body, setBody] = useState(() => (schema ? JSON.stringify(sampleOf(schema, document), null, 2) : ''))
  const [sure, setSure] = useState(false)
  const call = useMutation<Answer, Error, Call>({ mutationFn: makeCall })
  const parameters = operation.parameters ?? []
  const changes = operation.method !== 'GET'
  const signedIn = current.data !== undefined && current.data.principal.kind !== 'anonymous'
  const opensSession = /sign-in|verify/.test(operation.id)
  const missing = parameters.find((parameter) => parameter.required && !params[parameter.name])
  const blocked = missing
    ? t.needs(missing.name)
    : changes && !signedIn && !opensSession
      ? t.signInFirst
      : changes && !sure
        ? t.confirmFirst
        : undefined
  const of = (where: Parameter['in']) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === where)
        .map((parameter) => [parameter.name, params[parameter.name] ?? '']),
    )
  const send = () =>
    call.mutate({
      method: operation.method,
      url: urlOf('', operation.path, of('path'), of('query')),
      ...(schema ? { body } : {}),
    })
  return (
    <section className="try">
      <h2>{t.title}</h2>
      <p className="note">
        {current.data === undefined
          ? null
          : signedIn && 'name' in current.data.principal
            ? t.as(current.data.principal.name)
            : t.nobody}
        {signedIn ? null : (
          <>
            {' '}
            <a href="/officer">{t.signIn}</a>
          </>
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (blocked === undefined) send()
        }}
      >
        {parameters
          .filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
          .map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              document={document}
              value={params[parameter.name] ?? ''}
              onChange={(value) => setParams({ ...params, [parameter.name]: value })}
            />
          ))}
        {schema ? (
          <label className="try-field">
            <span>{t.body}</span>
            <textarea
              className="mono"
              rows={Math.min(16, body.split('\n').length + 1)}
              spellCheck={false}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          </label>
        ) : null}
        {changes ? (
          <Tick id="sure" checked={sure} onChange={setSure}>
            {t.sure}
          </Tick>
        ) : null}
        <Button type="submit" size="small" busy={call.isPending} blocked={blocked} onClick={() => undefined}>
          {t.send}
        </Button>
        {blocked ? <small className="try-blocked">{blocked}</small> : null}
      </form>
      <div aria-live="polite">
        {call.isError ? <p className="try-status bad">{t.silent}</p> : null}
        {call.data ? <Shown answer={call.data} /> : null}
      </div>
    </section>
  )
}

function ParameterField({
  parameter,
  document,
  value,
  onChange,
}: {
  readonly parameter: Parameter
  readonly document: Document
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useText(text)
  const schema = resolved(parameter.schema ?? {}, document)
  return (
    <label className="try-field">
      <span>
        <code>{parameter.name}</code>
        {parameter.required ? null : <small>{t.optional}</small>}
      </span>
      {schema.enum ? (
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t.unset}</option>
          {schema.enum.map((each) => (
            <option key={String(each)}>{String(each)}</option>
          ))}
        </select>
      ) : (
        <input value={value} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
      )}
    </label>
  )
}

function Shown({ answer }: { readonly answer: Answer }) {
  const t = useText(text)
  return (
    <>
      <p className={answer.status < 400 ? 'try-status ok' : 'try-status bad'}>
        <b>{answer.status}</b>
        {answer.media.split(';')[0]}，{answer.tookMs} ms
      </p>
      {answer.file ? (
        <p>
          <a href={answer.file} target="_blank" rel="noreferrer">
            {t.openFile}
          </a>
        </p>
      ) : (
        <textarea
          className="try-answer"
          aria-label={t.answer}
          readOnly
          rows={Math.min(24, answer.text.split('\n').length)}
          value={answer.text}
        />
      )}
    </>
  )
}

const text = catalogue({
  title: ['试一下', 'Try it'],
  as: [(name: string) => `以${name}的身份调用。`, (name: string) => `Called as ${name}.`],
  nobody: ['现在没有登录。', 'Nobody is signed in.'],
  signIn: ['去登录', 'Sign in'],
  needs: [(name: string) => `先填${name}`, (name: string) => `${name} is needed`],
  signInFirst: ['会改动数据，先登录', 'It changes data: sign in first'],
  confirmFirst: ['先勾选上面一句', 'Tick the line above first'],
  sure: ['真的会改动数据，我知道', 'It really changes data, I know'],
  body: ['请求体', 'Body'],
  optional: ['可省', 'optional'],
  unset: ['不填', 'not set'],
  send: ['发出', 'Send'],
  silent: ['没有回答：服务没有开，或者断网了。', 'No answer: the service is down, or there is no network.'],
  openFile: ['打开文件', 'Open the file'],
  answer: ['回答', 'Answer'],
})
