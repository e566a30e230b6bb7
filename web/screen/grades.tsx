import type { Overview } from '#contract'
import { catalogue, formatCount, useText } from '#web/ui'
import { Told } from './told.tsx'

const grades = [5, 4, 3, 2, 1] as const

/** What people said of the service: five grades (GB/T 39734-2020), bad ones never hidden in a share. */
export function Grades({ grades: given }: { readonly grades: Overview['grades'] }) {
  const t = useText(text)
  const count = (grade: number) => given.find((each) => each.grade === grade)?.count ?? 0
  const all = grades.reduce((sum, grade) => sum + count(grade), 0)
  const bad = count(1) + count(2)
  const says =
    all === 0 ? t.none : bad === 0 ? t.noBad(formatCount(all)) : t.some(formatCount(all), formatCount(bad))
  return (
    <Told
      says={says}
      caption={t.caption}
      table={{
        name: t.name,
        head: [t.grade, t.count],
        rows: grades.map((grade) => [t[grade], count(grade)]),
      }}
    >
      <ul className="bars">
        {grades.map((grade) => (
          <li key={grade} className={grade <= 2 && count(grade) > 0 ? 'bad' : ''}>
            <span className="bars-name">{t[grade]}</span>
            <b className="num">{formatCount(count(grade))}</b>
            <span aria-hidden="true">
              <i style={{ width: `${(count(grade) / Math.max(1, all)) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Told>
  )
}

const text = catalogue({
  none: ['还没有人评价', 'No ratings yet'],
  noBad: [(all: string) => `${all}条评价，没有差评`, (all: string) => `${all} ratings, none bad`],
  some: [
    (all: string, bad: string) => `${all}条评价，${bad}条差评`,
    (all: string, bad: string) => `${all} ratings, ${bad} bad`,
  ],
  caption: ['一次办事评一次，不评不算好评', 'Once per act; silence is not counted as praise'],
  name: ['评价', 'Ratings'],
  grade: ['评价', 'Grade'],
  count: ['条数', 'Count'],
  5: ['非常满意', 'Very satisfied'],
  4: ['满意', 'Satisfied'],
  3: ['基本满意', 'Fairly satisfied'],
  2: ['不满意', 'Dissatisfied'],
  1: ['非常不满意', 'Very dissatisfied'],
})
