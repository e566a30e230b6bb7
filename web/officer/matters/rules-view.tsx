import type { Citation, DecisionModel } from '#contract'
import { catalogue, LawLink, usePick, useText } from '#web/ui'

/** A rule set as one can check it: every condition with its expression and article, the values it gives, local parameters and examples. */
export function RulesView({
  model,
  onLaw,
}: {
  readonly model: DecisionModel
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  return (
    <>
      <p className="muted">{t.model(model.id, model.version)}</p>
      <ol className="checks">
        {model.checks.map((check) => (
          <li key={check.id}>
            <header>
              <b>{pick(check.title)}</b>
              <span className={check.otherwise === 'refuse' ? 'tag bad' : 'tag'}>{t[check.otherwise]}</span>
              <LawLink citation={check.basis} onOpen={onLaw} />
            </header>
            <code>{check.when}</code>
            <p>
              {t.says}
              {pick(check.reason)}
            </p>
          </li>
        ))}
      </ol>
      {model.outputs.map((output) => (
        <section key={output.id}>
          <h2>
            {pick(output.title)}
            <small className="mono">{output.id}</small>
          </h2>
          <div className="table-scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t.when}</th>
                  <th scope="col">{t.value}</th>
                  <th scope="col">{t.basis}</th>
                </tr>
              </thead>
              <tbody>
                {output.rows.map((row) => (
                  <tr key={row.when}>
                    <td>
                      <code>{row.when}</code>
                    </td>
                    <td>
                      <code>{row.value}</code>
                    </td>
                    <td>{row.basis ? <LawLink citation={row.basis} onOpen={onLaw} /> : null}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <Params params={model.params} />
      <h2>
        {t.examples}
        <small>{model.examples.length}</small>
      </h2>
      <ul className="lines">
        {model.examples.map((example) => (
          <li key={example.name}>
            <span>{example.name}</span>
            <span>
              {t[example.outcome]}
              {example.failing.length > 0 ? (
                <span className="mono muted"> {example.failing.join(' ')}</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Params({ params }: { readonly params: DecisionModel['params'] }) {
  const t = useText(text)
  const pick = usePick()
  const list = Object.entries(params)
  if (list.length === 0) return null
  return (
    <>
      <h2>{t.params}</h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.param}</th>
              <th scope="col">{t.value}</th>
              <th scope="col">{t.source}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(([name, param]) => (
              <tr key={name}>
                <td className="main-cell">
                  {pick(param.title)}
                  <small className="mono">{name}</small>
                </td>
                <td>
                  <code>{JSON.stringify(param.value)}</code>
                </td>
                <td>
                  {param.source}
                  {param.verified ? null : <span className="flag">{t.unverified}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const text = catalogue({
  model: [
    (id: string, version: number) => `规则集${id}，第${version}版。每条都要成立，才直接准予`,
    (id: string, version: number) => `Rule set ${id}, version ${version}. All must hold for a grant`,
  ],
  refuse: ['不成立就不予', 'refused otherwise'],
  refer: ['不成立就转人工', 'a person looks otherwise'],
  says: ['不成立时说：', 'Said otherwise: '],
  when: ['条件', 'When'],
  value: ['值', 'Value'],
  basis: ['依据', 'Basis'],
  params: ['本地参数', 'Local parameters'],
  param: ['参数', 'Parameter'],
  source: ['出处', 'Source'],
  unverified: ['还没核对', 'not compared yet'],
  examples: ['发布前逐条跑过的例子', 'Examples run before publishing'],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  referred: ['转人工', 'referred'],
})
