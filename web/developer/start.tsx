import { Link } from 'wouter'
import { catalogue, PageTitle, useText } from '#web/ui'
import { Code } from './code.tsx'
import { groupsOf, type Described, type Document } from './document/document.ts'
import { useTagName } from './tags.ts'

/** From nothing to a first call in five minutes, then the rules that hold everywhere. */
export function Start({
  document,
  operations,
}: {
  readonly document: Document
  readonly operations: readonly Described[]
}) {
  const t = useText(text)
  const tagName = useTagName()
  const here = window.location.origin
  const hasDemo = operations.some((operation) => operation.id === 'demo.sign-in')
  return (
    <article className="prose">
      <PageTitle document={t.document}>{t.title(operations.length)}</PageTitle>
      <p className="lead">{t.lead(document.openapi)}</p>

      <h2>{t.first}</h2>
      <p>{t.firstWhat}</p>
      <Code text={`curl '${here}/api/v1/regions/140702'`} />

      <h2>{t.signIn}</h2>
      <p>{hasDemo ? t.signInDemo : t.signInWhat}</p>
      <Code
        text={
          hasDemo
            ? `curl '${here}/api/v1/demo/personas'\ncurl -c cookies.txt -H 'content-type: application/json' \\\n  -d '{"persona":"…"}' '${here}/api/v1/demo/sign-in'\ncurl -b cookies.txt '${here}/api/v1/identity/current'`
            : `curl -H 'content-type: application/json' \\\n  -d '{"loginName":"…","password":"…"}' '${here}/api/v1/identity/sign-in/begin'\ncurl -c cookies.txt -H 'content-type: application/json' \\\n  -d '{"challengeId":"…","code":"123456"}' '${here}/api/v1/identity/sign-in'`
        }
      />

      <h2>{t.rules}</h2>
      <dl className="rules-list">
        {(['json', 'errors', 'pages', 'revisions', 'times', 'streams', 'scope'] as const).map((rule) => (
          <div key={rule}>
            <dt>{t[rule]}</dt>
            <dd>
              {t[`${rule}What`]}
              {rule === 'errors' ? (
                <>
                  {' '}
                  <Link href="/developer/problems">{t.codes}</Link>
                </>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>

      <h2>{t.groups}</h2>
      <ul className="groups">
        {groupsOf(operations).map(([tag, group]) => (
          <li key={tag}>
            <Link href={`/developer/reference/${tag}`}>{tagName(tag)}</Link>
            <span>{t.count(group.length)}</span>
          </li>
        ))}
      </ul>

      <h2>{t.generate}</h2>
      <p>{t.generateWhat}</p>
      <Code text={`npx openapi-typescript ${here}/openapi.json -o yiwang.d.ts`} />
    </article>
  )
}

const text = catalogue({
  document: ['开始 · 一网开发者', 'Start · Yiwang for developers'],
  title: [
    (count: number) => `${count}个接口，都在这里试`,
    (count: number) => `${count} operations, each to be tried here`,
  ],
  lead: [
    (version: string) => `页面上的一切都从正在运行的服务读来（OpenAPI ${version}），写的和做的是同一份。`,
    (version: string) =>
      `Everything here is read from the running service (OpenAPI ${version}): what is written is what is done.`,
  ],
  first: ['第一次调用', 'A first call'],
  firstWhat: [
    '依法公开的内容不用登录：行政区划、机构、法规、事项、证照核验、存证账本。',
    'What the law makes public needs no sign-in: regions, units, law, matters, verification of certificates, the proof ledger.',
  ],
  signIn: ['登录', 'Sign in'],
  signInWhat: [
    '先口令，再短信码。会话在cookie里，浏览器和curl都一样用。',
    'Password, then the code sent by text message. The session is a cookie, for browsers and curl alike.',
  ],
  signInDemo: [
    '演示环境里一步登录：先看有哪些人，再选一个。',
    'In the demonstration one step signs in: see who there is, then choose.',
  ],
  rules: ['处处一样的规矩', 'What holds everywhere'],
  json: ['请求', 'Requests'],
  jsonWhat: [
    'JSON，UTF-8，一般不超过1 MB。不认识的字段会被拒绝，不会被悄悄忽略。',
    'JSON in UTF-8, 1 MB unless said otherwise. Unknown fields are refused, never silently ignored.',
  ],
  errors: ['出错', 'Errors'],
  errorsWhat: [
    'RFC 9457 problem+json。认code，不要认文字；code不会改。',
    'RFC 9457 problem+json. Rely on the code, not on words; codes do not change.',
  ],
  codes: ['全部错误码', 'All codes'],
  pages: ['翻页', 'Pages'],
  pagesWhat: [
    '把上一页的next原样放进before、after或cursor。没有next就是到头了。',
    'Give next of the page before back as before, after or cursor. No next means the end.',
  ],
  revisions: ['改动', 'Changes'],
  revisionsWhat: [
    '带上读到的revision。别人先改了会得到409，再读一次再决定。',
    'Send the revision you read. If somebody was faster you get 409: read again, then decide.',
  ],
  times: ['时间', 'Times'],
  timesWhat: [
    '时刻是RFC 3339；法律上的日期是YYYY-MM-DD，按北京时间。期限按公布的工作日历算。',
    'Moments are RFC 3339; legal dates are YYYY-MM-DD in China time. Periods follow the published calendar of working days.',
  ],
  streams: ['实时', 'Live'],
  streamsWhat: [
    'server-sent events，每条data是一份完整的JSON，断了重连就行。',
    'Server-sent events; each data is one whole JSON value. Reconnect when it breaks.',
  ],
  scope: ['看得到什么', 'What you see'],
  scopeWhat: [
    '按岗位的地方和单位给，别处的办件就当不存在（404）。每次成功的调用都留痕。',
    'By the region and unit of your post; cases elsewhere do not exist for you (404). Every successful call is recorded.',
  ],
  groups: ['接口分组', 'Groups'],
  count: [(count: number) => `${count}个`, (count: number) => `${count}`],
  generate: ['生成客户端', 'Generate a client'],
  generateWhat: [
    '文档是OpenAPI 3.1，常用的生成器都认。',
    'The document is OpenAPI 3.1; the usual generators read it.',
  ],
})
