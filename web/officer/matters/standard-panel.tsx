import { useState } from 'react'
import type { Citation, StandardCell } from '#contract'
import { useRead, type OutputFor } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, usePick, useText } from '#web/ui'
import './standard.css'

const READ = 'GET /api/v1/matters/:slug/standard'
type Compared = OutputFor<typeof READ>

/** An item beside those that the levels above set, element by element. */
export function StandardPanel({ slug }: { readonly slug: string }) {
  const t = useText(text)
  const read = useRead(READ, { params: { slug } })
  const [differing, setDiffering] = useState(false)
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading lines={10} />
  const { levels, rows, allowed, differs, gaps } = read.data
  if (levels.length < 2)
    return (
      <Empty icon="search" title={t.none}>
        {t.noneWhy}
      </Empty>
    )
  const shown = differing
    ? rows.filter(({ cells }) => cells.some(({ verdict }) => ['allowed', 'differs', 'gap'].includes(verdict)))
    : rows
  return (
    <>
      <p className="standard-sum">
        <span className={gaps > 0 ? 'tag bad' : 'tag ok'}>{t.countGaps(gaps)}</span>
        <span className={differs > 0 ? 'tag bad' : 'tag ok'}>{t.countDiffers(differs)}</span>
        <span className="tag">{t.countAllowed(allowed)}</span>
        <label>
          <input type="checkbox" checked={differing} onChange={() => setDiffering(!differing)} /> {t.only}
        </label>
      </p>
      <div className="table-scroll">
        <table className="table standard">
          <thead>
            <tr>
              <th scope="col">{t.element}</th>
              {levels.map((level) => (
                <Head key={level.level} level={level} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ element, mayDiffer, cells }) => (
              <tr key={element}>
                <th scope="row">
                  {t[element]}
                  <small>{t[mayDiffer]}</small>
                </th>
                {cells.map((cell) => (
                  <Cell key={cell.level} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{t.why}</p>
    </>
  )
}

function Head({ level }: { readonly level: Compared['levels'][number] }) {
  const t = useText(text)
  return (
    <th scope="col">
      {t[level.level]}
      <small>{level.regions.length === 1 ? level.regions[0] : t.places(level.regions.length)}</small>
      {level.source ? <small>{sourceWords(level.source, t.unverified)}</small> : null}
    </th>
  )
}

function sourceWords(source: Citation, unverified: string): string {
  if ('law' in source) return source.law.replace(/^law:/, '')
  return source.verified || source.title.includes('待核') ? source.title : `${source.title} ${unverified}`
}

const MANY = 4

function Cell({ cell }: { readonly cell: StandardCell }) {
  const t = useText(text)
  const pick = usePick()
  const { texts, verdict, lacking, extra } = cell
  const isWrong = verdict === 'gap' || verdict === 'differs'
  return (
    <td className={isWrong ? 'bad' : undefined}>
      {verdict === 'inherits' ? (
        <span className="muted">{t.inherits}</span>
      ) : texts.length === 0 ? (
        <span className="muted">{t.unset}</span>
      ) : (
        <ul>
          {texts.slice(0, MANY).map((each) => (
            <li key={each.zh}>{pick(each)}</li>
          ))}
          {texts.length > MANY ? (
            <li>
              <details>
                <summary>{t.rest(texts.length - MANY)}</summary>
                <ul>
                  {texts.slice(MANY).map((each) => (
                    <li key={each.zh}>{pick(each)}</li>
                  ))}
                </ul>
              </details>
            </li>
          ) : null}
        </ul>
      )}
      {verdict === 'set' || verdict === 'inherits' || verdict === 'own' ? null : (
        <small className={isWrong ? 'verdict bad' : 'verdict'}>
          {verdict === 'gap' ? t.lacks(lacking.map(pick).join(t.comma)) : t[verdict]}
          {isWrong && verdict !== 'gap' && extra.length > 0 ? t.extra(extra.map(pick).join(t.comma)) : null}
        </small>
      )}
    </td>
  )
}

const text = catalogue({
  none: ['上级还没有这个事项的标准', 'No level above has set a standard for this'],
  noneWhy: ['有了标准就逐个要素比对。', 'Once there is one, it is compared element by element.'],
  countGaps: [(count: number) => `缺项${count}`, (count: number) => `${count} gaps`],
  countDiffers: [(count: number) => `不该不同的${count}`, (count: number) => `${count} differ and may not`],
  countAllowed: [(count: number) => `可以不同的${count}`, (count: number) => `${count} differ and may`],
  only: ['只看不同的', 'Only what differs'],
  element: ['要素', 'Element'],
  province: ['省级标准', 'Province'],
  city: ['市级', 'City'],
  county: ['县级', 'County'],
  places: [(count: number) => `${count}个地方`, (count: number) => `${count} places`],
  unverified: ['（待核）', '(not verified)'],
  name: ['事项名称', 'Name'],
  kind: ['事项类型', 'Kind'],
  legalBasis: ['设定依据', 'Legal basis'],
  applicants: ['服务对象', 'Applicants'],
  conditions: ['受理条件', 'Conditions'],
  materials: ['申请材料', 'Materials'],
  statutory: ['法定时限', 'Statutory period'],
  promised: ['承诺时限', 'Promised period'],
  fee: ['收费', 'Fee'],
  result: ['办理结果', 'Result'],
  flow: ['办理流程', 'Flow'],
  place: ['办理地点', 'Place'],
  contact: ['咨询电话', 'Telephone'],
  never: ['要一致', 'the same everywhere'],
  shorter: ['只能更短', 'may only be shorter'],
  more: ['可以增加', 'may be added to'],
  freely: ['各地自定', 'each place’s own'],
  inherits: ['同上级', 'as above'],
  unset: ['上级不定', 'not set above'],
  allowed: ['可以不同', 'may differ'],
  differs: ['不该不同', 'may not differ'],
  rest: [(count: number) => `还有${count}项`, (count: number) => `${count} more`],
  same: ['一致', 'the same'],
  lacks: [(what: string) => `缺：${what}`, (what: string) => `lacks: ${what}`],
  extra: [(what: string) => `：${what}`, (what: string) => `: ${what}`],
  comma: ['、', ', '],
  why: [
    '上级定了的要素不能不同，缺了就不能发布；承诺时限只能比上级短；地点和电话由各地自己定。',
    'What a level above sets may not differ, and what is missing keeps the item from being published. A promise may only be shorter; place and telephone are the place’s own.',
  ],
})
