import { Input, Select } from 'antd'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import { catalogue, Empty, formatPeriod, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { useRead } from '#web/api'
import { Reductions } from './reductions.tsx'
import { useMatters, type MatterName } from './matter-data.ts'

/** Every matter on offer, by department; the words and the department are in the address. */
export default function MattersPage() {
  const t = useText(text)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const department = search.get('department') ?? ''
  const { matters: all, services: read, work } = useMatters()
  const standards = useRead('GET /api/v1/matter-standards', {})
  const standardOf = (slug: string) => standards.data?.matters.find((each) => each.slug === slug)
  useEffect(() => {
    document.title = t.document
  }, [t])
  const shown = all.filter(
    (matter) =>
      (department === '' || matter.department === department) &&
      [
        matter.slug,
        matter.name.zh,
        matter.name.en,
        matter.title.zh,
        matter.title.en,
        matter.departmentName.zh,
      ]
        .join(' ')
        .toLowerCase()
        .includes(words.trim().toLowerCase()),
  )
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  if (read.isPending || work.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const departments = [...new Map(all.map((matter) => [matter.department, pick(matter.departmentName)]))].map(
    ([value, label]) => ({ value, label }),
  )
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title(all.length)}</h1>
        <Input
          className="find"
          aria-label={t.find}
          placeholder={t.find}
          allowClear
          value={words}
          onChange={(event) => change('q', event.target.value)}
        />
        <Select
          aria-label={t.department}
          placeholder={t.department}
          allowClear
          options={departments}
          value={department || null}
          onChange={(value: string | null | undefined) => change('department', value ?? '')}
        />
      </header>
      <details>
        <summary>{t.reductions}</summary>
        <Reductions />
      </details>
      {shown.length === 0 ? (
        <Empty icon="search" title={t.none}>
          {t.noneWhy}
        </Empty>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.matter}</th>
                <th scope="col">{t.kind}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.how}</th>
                <th scope="col">{t.period}</th>
                <th scope="col">{t.standard}</th>
                <th scope="col">{t.version}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((matter) => (
                <MatterRow key={matter.slug} matter={matter} standard={standardOf(matter.slug)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type Standard = { readonly set: readonly string[]; readonly differs: number; readonly gaps: number }

function MatterRow({
  matter,
  standard,
}: {
  readonly matter: MatterName
  readonly standard: Standard | undefined
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  return (
    <tr>
      <td className="main-cell">
        <Link href={`/officer/matters/${matter.slug}`}>{pick(matter.title)}</Link>
        <small>{pick(matter.name)}</small>
      </td>
      <td>
        <span className="tag">{pick(matter.kindName)}</span>
      </td>
      <td>{pick(matter.departmentName)}</td>
      <td>{t[matter.handling ?? 'work']}</td>
      <td>
        {matter.period ? formatPeriod(matter.period, language) : null}
        {matter.compression ? (
          <small className={matter.compression.low ? 'spared low' : 'spared'}>
            {t.spared(Math.round(matter.compression.percent))}
          </small>
        ) : null}
      </td>
      <td>
        <StandardTag of={standard} />
      </td>
      <td className="num">{t.edition(matter.version)}</td>
    </tr>
  )
}

function StandardTag({ of }: { readonly of: Standard | undefined }) {
  const t = useText(text)
  if (!of || of.set.length === 0) return <span className="muted">{t.noStandard}</span>
  const wrong = of.differs + of.gaps
  return <span className={wrong > 0 ? 'tag bad' : 'tag ok'}>{wrong > 0 ? t.wrong(wrong) : t.agrees}</span>
}

const text = catalogue({
  reductions: ['减环节、减材料、减时限', 'Fewer steps, materials and days'],
  standard: ['和上级标准', 'Standard above'],
  noStandard: ['没有标准', 'none set'],
  agrees: ['一致', 'agrees'],
  wrong: [(count: number) => `${count}处不合`, (count: number) => `${count} at odds`],
  document: ['事项与规则 · 工作台', 'Matters and rules · workbench'],
  title: [(count: number) => `${count}个事项`, (count: number) => `${count} matters`],
  find: ['搜事项、部门', 'Matter or department'],
  department: ['全部部门', 'All departments'],
  none: ['没有这样的事项', 'No such matter'],
  noneWhy: ['换个词试试。', 'Try another word.'],
  matter: ['事项', 'Matter'],
  kind: ['种类', 'Kind'],
  who: ['部门', 'Department'],
  how: ['怎么办', 'Handling'],
  instant: ['规则直接决定', 'decided by rules'],
  spared: [(percent: number) => `比法定少${percent}%`, (percent: number) => `${percent}% under the law`],
  promised: ['由人审查', 'decided by people'],
  work: ['工作人员填报', 'filed by officers'],
  period: ['时限', 'Period'],
  version: ['版本', 'Version'],
  edition: [(version: number) => `第${version}版`, (version: number) => `v${version}`],
})
