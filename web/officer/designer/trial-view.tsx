import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead, type OutputFor } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, usePick, useText } from '#web/ui'
import { findingText, sayFinding } from './finding-words.ts'

const TRIAL = 'GET /api/v1/designs/:id/trial'
type Tried = OutputFor<typeof TRIAL>['cases'][number]

/** The last cases judged by the draft: what would have come out otherwise, and why. */
export function TrialView({ id, flush }: { readonly id: string; readonly flush: () => Promise<void> }) {
  const t = useText(text)
  const [count, setCount] = useState(100)
  const [asked, setAsked] = useState<{ readonly cases: number; readonly at: number }>()
  return (
    <>
      <p className="design-begin">
        <label>
          {t.howMany}
          <InputNumber
            min={1}
            max={500}
            precision={0}
            value={count}
            onChange={(value) => setCount(value ?? 100)}
          />
        </label>
        <Button
          type="primary"
          onClick={() => void flush().then(() => setAsked({ cases: count, at: Date.now() }))}
        >
          {t.run}
        </Button>
      </p>
      <p className="muted">{t.lead}</p>
      {asked ? <Result key={asked.at} id={id} cases={asked.cases} /> : null}
    </>
  )
}

function Result({ id, cases }: { readonly id: string; readonly cases: number }) {
  const t = useText(text)
  const said = useText(findingText)
  const read = useRead(TRIAL, { params: { id }, query: { cases } }, { staleMs: 0 })
  if (read.isFetching) return <Loading lines={6} />
  if (read.isError) {
    const { findings } = read.error.members
    return (
      <>
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
        <ul className="design-findings">
          {(Array.isArray(findings) ? (findings as { path: string; message: string }[]) : []).map((each) => (
            <li key={`${each.path}${each.message}`}>
              {sayFinding(each.message, said)}
              <code>{each.path}</code>
            </li>
          ))}
        </ul>
      </>
    )
  }
  const { tried, differing, cases: found } = read.data ?? { tried: 0, differing: 0, cases: [] }
  if (tried === 0) return <Empty icon="search" title={t.noCases} />
  return (
    <>
      <p className="design-verdict">{t.counts(tried, differing)}</p>
      {found.length === 0 ? null : (
        <div className="table-scroll">
          <table className="table" aria-label={t.differing}>
            <thead>
              <tr>
                <th scope="col">{t.case}</th>
                <th scope="col">{t.result}</th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((each) => (
                <Row key={each.caseId} tried={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Row({ tried }: { readonly tried: Tried }) {
  const t = useText(text)
  const pick = usePick()
  const codes: Readonly<Record<string, string>> = {
    required: t.unanswered,
    unknown: t.gone,
    'not-offered': t.notOffered,
  }
  return (
    <tr>
      <td className="main-cell">
        <Link href={`/officer/cases/${tried.caseId}`}>{tried.subjectName}</Link>
        <small>{tried.number}</small>
      </td>
      <td>
        {tried.was && tried.now && tried.was !== tried.now
          ? t.turned(t[tried.was], t[tried.now])
          : t.sameOutcome}
      </td>
      <td className="wrap-cell">
        <ul className="design-why">
          {tried.checks.map((check) => (
            <li key={check.id}>
              {check.holds ? t.nowHolds(pick(check.title)) : t.nowFails(pick(check.title))}
            </li>
          ))}
          {tried.outputs.map((output) => (
            <li key={output.id}>{t.value(pick(output.title), written(output.was), written(output.now))}</li>
          ))}
          {tried.answers.map(({ field, label, code }) => (
            <li key={`${field}${code}`}>
              {t.answer(pick({ zh: label.zh || field, en: label.en || field }), codes[code] ?? t.unfit)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const text = catalogue({
  howMany: ['最近多少件', 'Last cases'],
  run: ['试算', 'Try'],
  lead: [
    '用草稿的规则和表单再判一遍过去的办件，只看结果，不改任何办件。',
    'Past cases are judged by the rules and the form of the draft; nothing of them is changed.',
  ],
  noCases: ['还没有办过的件可以试', 'There are no past cases to try'],
  counts: [
    (tried: number, differing: number) =>
      differing === 0 ? `试了${tried}件，结果都一样` : `试了${tried}件，${differing}件会不一样`,
    (tried: number, differing: number) => `${tried} tried, ${differing} come out otherwise`,
  ],
  differing: ['会不一样的办件', 'Cases that come out otherwise'],
  case: ['谁的', 'Whose'],
  result: ['结论', 'Outcome'],
  why: ['为什么', 'Why'],
  turned: [(was: string, now: string) => `${was} → ${now}`, (was: string, now: string) => `${was} → ${now}`],
  sameOutcome: ['结论不变', 'same outcome'],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  referred: ['转人工', 'referred'],
  failed: ['没法判', 'cannot be judged'],
  nowHolds: [(title: string) => `“${title}”现在成立`, (title: string) => `“${title}” holds now`],
  nowFails: [(title: string) => `“${title}”现在不成立`, (title: string) => `“${title}” does not hold now`],
  value: [
    (title: string, was: string, now: string) => `${title}：${was} → ${now}`,
    (title: string, was: string, now: string) => `${title}: ${was} → ${now}`,
  ],
  answer: [
    (label: string, what: string) => `“${label}”${what}`,
    (label: string, what: string) => `“${label}” ${what}`,
  ],
  unanswered: ['当时没填，现在必填', 'was not answered and is required now'],
  gone: ['现在不再问', 'is not asked any more'],
  notOffered: ['当时选的，现在没有这一项', 'was a choice that is not there now'],
  unfit: ['当时填的，现在通不过', 'would not be taken as it was answered'],
})
