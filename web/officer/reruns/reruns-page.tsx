import { useEffect } from 'react'
import { Link } from 'wouter'
import { useRead } from '#web/api'
import {
  catalogue,
  Empty,
  formatFullDay,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'

/** Past decisions judged again: each rerun with how far it has come and what came out otherwise. */
export default function RerunsPage() {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/reruns', {}, { everyMs: 3_000 })
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { reruns } = read.data
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      {reruns.length === 0 ? (
        <Empty icon="search" title={t.none}>
          {t.noneWhy}
        </Empty>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.matter}</th>
                <th scope="col">{t.reason}</th>
                <th scope="col" className="number">
                  {t.judged}
                </th>
                <th scope="col" className="number">
                  {t.differing}
                </th>
                <th scope="col" className="number">
                  {t.open}
                </th>
                <th scope="col">{t.asked}</th>
              </tr>
            </thead>
            <tbody>
              {reruns.map((rerun) => (
                <tr key={rerun.id}>
                  <th scope="row">
                    <Link href={`/officer/reruns/${rerun.id}`}>{pick(rerun.title)}</Link>
                    <small>{t.versions(rerun.version, rerun.against)}</small>
                  </th>
                  <td>{rerun.reason}</td>
                  <td className="number">
                    {rerun.finishedAt ? rerun.judged : `${rerun.judged} / ${rerun.total}`}
                  </td>
                  <td className="number">{rerun.differing}</td>
                  <td className="number">{rerun.open}</td>
                  <td>
                    {rerun.askedBy}
                    <small>{formatFullDay(rerun.askedAt, language)}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const text = catalogue({
  document: ['规则重判 · 工作台', 'Judged again · Officers'],
  title: ['规则重判', 'Past decisions judged again'],
  none: ['还没有重判过', 'Nothing was judged again yet'],
  noneWhy: [
    '发现一版规则有错，到“事项”里打开那一版，选“重判这一版的决定”。',
    'When a version’s rules were wrong, open that version under Matters and choose to judge its decisions again.',
  ],
  matter: ['事项', 'Matter'],
  reason: ['为什么重判', 'Why'],
  judged: ['判了', 'Judged'],
  differing: ['结果不同', 'Otherwise'],
  open: ['待处理', 'Open'],
  asked: ['谁、什么时候', 'Who and when'],
  versions: [
    (version: number, against: number) => `第${version}版的决定，按第${against}版规则`,
    (version: number, against: number) =>
      `decisions of version ${version}, by the rules of version ${against}`,
  ],
})
