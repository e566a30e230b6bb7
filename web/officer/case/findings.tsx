import type { CaseView } from '#contract'
import { catalogue, usePick, useText, wordOf } from '#web/ui'

/** What services found: whom they named, and all that it takes to find the same again. */
export function Findings({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const names = useText(recordWords)
  if (view.findings.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      {view.findings.map((finding) => (
        <div key={finding.stage} className="finding">
          <h3>{pick(finding.title)}</h3>
          {finding.officers.length > 0 ? (
            <ul className="lines">
              {finding.officers.map(({ name, unitName }) => (
                <li key={`${unitName}${name}`}>
                  <span>{name}</span>
                  <span className="muted">{unitName}</span>
                </li>
              ))}
            </ul>
          ) : null}
          {finding.record ? (
            <details>
              <summary>{t.record}</summary>
              <dl className="fields">
                {Object.entries(finding.record).map(([name, value]) => (
                  <div key={name}>
                    <dt>{wordOf(names, name)}</dt>
                    <dd className="mono">{wordsOf(value)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(' ')
  if (value !== null && typeof value === 'object') return Object.values(value).map(wordsOf).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The parts of a draw that anybody draws again (server/modules/regulation). */
const recordWords = catalogue({
  algorithm: ['算法', 'algorithm'],
  list: ['名单', 'list'],
  salt: ['盐值', 'salt'],
  digest: ['承诺值', 'commitment'],
  commitment: ['承诺值', 'commitment'],
  publicValue: ['公开数值', 'public value'],
  seed: ['种子', 'seed'],
  order: ['顺序', 'order'],
  passedOver: ['回避', 'passed over'],
  drawn: ['抽中', 'drawn'],
})

const text = catalogue({
  title: ['系统答复', 'What was found'],
  record: ['依据，可以重算', 'What it rests on, to be computed again'],
})
