import { Link } from 'wouter'
import { ApiProblem, problemCodes, problemText } from '#web/api'
import { catalogue, PageTitle, usePick, useText } from '#web/ui'
import type { Described } from './document/document.ts'

/** Every code a caller may meet, what it means, and which operations answer with it. */
export function Problems({ operations }: { readonly operations: readonly Described[] }) {
  const t = useText(text)
  const pick = usePick()
  const uses = new Map<string, Described[]>()
  const statuses = new Map<string, number>()
  for (const operation of operations)
    for (const [code, status] of Object.entries(operation['x-problems'] ?? {})) {
      uses.set(code, [...(uses.get(code) ?? []), operation])
      statuses.set(code, status)
    }
  return (
    <article className="prose wide">
      <PageTitle document={t.document}>{t.title(problemCodes.length)}</PageTitle>
      <p className="lead">{t.lead}</p>
      <div className="table-scroll">
        <table aria-label={t.codes}>
          <thead>
            <tr>
              <th scope="col">{t.code}</th>
              <th scope="col">{t.status}</th>
              <th scope="col">{t.meaning}</th>
              <th scope="col">{t.where}</th>
            </tr>
          </thead>
          <tbody>
            {problemCodes.map((code) => (
              <tr key={code} id={code}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td className="num">{statuses.get(code) ?? ''}</td>
                <td>{pick(problemText(new ApiProblem(code, statuses.get(code) ?? 500)))}</td>
                <td>
                  {(uses.get(code) ?? []).map((operation) => (
                    <Link key={operation.id} href={`/developer/operations/${operation.id}`}>
                      {operation.id}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  )
}

const text = catalogue({
  document: ['错误码 · 一网开发者', 'Problem codes · Yiwang for developers'],
  title: [
    (count: number) => `${count}个错误码，每个说清怎么办`,
    (count: number) => `${count} problem codes and what to do about each`,
  ],
  lead: [
    'code稳定，永不改义。没有列在接口下面的，是到处都可能遇到的。',
    'Codes are stable. Those not listed at an operation may be met anywhere.',
  ],
  codes: ['错误码', 'Problem codes'],
  code: ['code', 'Code'],
  status: ['HTTP', 'HTTP'],
  meaning: ['意思', 'Meaning'],
  where: ['哪里会有', 'Where'],
})
