import { Link } from 'wouter'
import { ApiProblem, problemText, type ApiProblemCode } from '#web/api'
import { catalogue, Empty, PageTitle, usePick, useText } from '#web/ui'
import { Code } from '../code.tsx'
import { answerOf, bodyOf, type Described, type Document } from '../document/document.ts'
import { curlOf, urlOf } from '../document/curl.ts'
import { sampleOf } from '../document/schema.ts'
import { useTagName } from '../tags.ts'
import { ParameterTable } from './parameter-table.tsx'
import { SchemaTable } from './schema-table.tsx'
import { TryIt } from './try-it.tsx'

/** One operation: what it takes, what it gives, how it can fail, and a live call. */
export function OperationPage({
  id,
  operations,
  document,
}: {
  readonly id: string
  readonly operations: readonly Described[]
  readonly document: Document
}) {
  const t = useText(text)
  const tagName = useTagName()
  const operation = operations.find((each) => each.id === id)
  if (operation === undefined) return <Empty isPage title={t.none} icon="search" />
  const body = bodyOf(operation)
  const answer = answerOf(operation)
  const required = Object.fromEntries(
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => [
        parameter.name,
        pathSample(sampleOf(parameter.schema ?? {}, document)) || `{${parameter.name}}`,
      ]),
  )
  const url = urlOf(window.location.origin, operation.path, required, {})
  return (
    <article className="operation">
      <div className="operation-text">
        <p className="crumb">
          <Link href={`/developer/reference/${operation.tag}`}>{tagName(operation.tag)}</Link>
        </p>
        <PageTitle document={`${operation.id} · ${t.developers}`}>
          {operation.summary ?? operation.id}
        </PageTitle>
        <p className="operation-line">
          <b className={`method ${operation.method.toLowerCase()}`}>{operation.method}</b>
          <code>{operation.path}</code>
        </p>
        <p className="facts">
          <span className="mono">{operation.id}</span>
          {operation['x-access'] ? (
            <span>
              {t.access}
              <code>{operation['x-access']}</code>
            </span>
          ) : null}
          {operation['x-personal'] ? <span className="tag">{t.personal}</span> : null}
          {operation['x-stream'] ? <span className="tag">{t.stream}</span> : null}
          {operation['x-media'] ? <span className="tag">{operation['x-media']}</span> : null}
        </p>
        {operation.parameters?.length ? (
          <>
            <h2>{t.parameters}</h2>
            <ParameterTable parameters={operation.parameters} document={document} />
          </>
        ) : null}
        {body ? (
          <>
            <h2>{t.body}</h2>
            <SchemaTable schema={body} document={document} label={t.body} />
          </>
        ) : null}
        <h2>{t.answer}</h2>
        {answer ? (
          <SchemaTable schema={answer} document={document} label={t.answer} />
        ) : (
          <p>{operation['x-stream'] || !operation['x-media'] ? t.notJson : t.file(operation['x-media'])}</p>
        )}
        <Errors operation={operation} />
      </div>
      <aside className="operation-side">
        <h2>{t.example}</h2>
        <Code
          text={curlOf({
            method: operation.method,
            url,
            ...(body ? { body: JSON.stringify(sampleOf(body, document), null, 2) } : {}),
          })}
        />
        <TryIt operation={operation} document={document} />
      </aside>
    </article>
  )
}

function Errors({ operation }: { readonly operation: Described }) {
  const t = useText(text)
  const pick = usePick()
  const problems = Object.entries(operation['x-problems'] ?? {})
  return (
    <>
      <h2>{t.errors}</h2>
      {problems.length > 0 ? (
        <ul className="errors">
          {problems.map(([code, status]) => (
            <li key={code}>
              <code>
                {status} {code}
              </code>
              <span>{pick(problemText(new ApiProblem(code as ApiProblemCode, status)))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {t.everywhere} <Link href="/developer/problems">{t.allCodes}</Link>
      </p>
    </>
  )
}

const text = catalogue({
  none: ['没有这个接口', 'No such operation'],
  developers: ['一网开发者', 'Yiwang for developers'],
  access: ['权限', 'Access '],
  personal: ['个人信息，每次调用留痕', 'personal data: every call is recorded'],
  stream: ['实时流', 'stream'],
  parameters: ['参数', 'Parameters'],
  body: ['请求体', 'Body'],
  answer: ['回答', 'Answer'],
  notJson: [
    '不是单个JSON：文件，或者一条接一条的server-sent events。',
    'Not one JSON value: a file, or server-sent events one after the other.',
  ],
  file: [(media: string) => `一个文件，${media}。`, (media: string) => `A file, ${media}.`],
  errors: ['会怎样失败', 'How it can fail'],
  everywhere: [
    '格式不对、没登录、没权限、太频繁，处处可能遇到。',
    'A wrong format, no session, no right or too many calls may be met anywhere.',
  ],
  allCodes: ['全部错误码', 'All codes'],
  example: ['例子', 'Example'],
})

function pathSample(sample: unknown): string {
  return typeof sample === 'string' || typeof sample === 'number' ? String(sample) : ''
}
