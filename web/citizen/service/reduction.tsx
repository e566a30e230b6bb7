import type { MatterView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, useText } from '#web/ui'

/** What got less: steps, materials and days before and now, with what it is compared with. */
export function Reduced({ matter }: { readonly matter: MatterView }) {
  const t = useText(text)
  const read = useRead(
    'GET /api/v1/matters/:slug/reduction',
    { params: { slug: matter.slug } },
    { staleMs: 300_000 },
  )
  if (!read.data) return null
  const { before, after } = read.data
  const rows = [
    { name: t.steps, was: before.steps, is: after.steps },
    { name: t.materials, was: before.materials, is: after.materials },
    { name: t.days, was: before.days, is: after.days },
  ].filter((row): row is { name: string; was: number; is: number } => row.was !== null && row.is < row.was)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t.less}</h2>
      <dl className="facts four">
        {rows.map(({ name, was, is }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {short(is)}
              <small>{t.was(short(was))}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">{before.version === null ? t.thanLaw : t.thanVersion(before.version)}</p>
    </section>
  )
}

function short(count: number): string {
  return String(Math.round(10 * count) / 10)
}

const text = catalogue({
  less: ['比以前少了什么', 'What got less'],
  steps: ['环节', 'Steps'],
  materials: ['要交的材料', 'Materials to bring'],
  days: ['工作日', 'Working days'],
  was: [(count: string) => `原来${count}`, (count: string) => `was ${count}`],
  thanLaw: [
    '和法定的比：法定时限，法规要求的全部材料。',
    'Compared with what law asks for: the statutory period and every material it lists.',
  ],
  thanVersion: [
    (version: number) => `和第${version}版比。`,
    (version: number) => `Compared with version ${version}.`,
  ],
})
