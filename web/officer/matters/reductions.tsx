import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '#web/api'
import { catalogue, Loading, ProblemState, usePick, useText } from '#web/ui'

/** 减环节、减材料、减时限: before and now, by department, with the matters behind each sum. */
export function Reductions() {
  const t = useText(text)
  const pick = usePick()
  const [open, setOpen] = useState<string>()
  const read = useRead('GET /api/v1/matter-reductions', {})
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading lines={6} />
  return (
    <>
      <p className="muted">{t.how}</p>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.department}</th>
              <th scope="col">{t.matters}</th>
              <th scope="col">{t.steps}</th>
              <th scope="col">{t.materials}</th>
              <th scope="col">{t.days}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.departments.map(({ department, name, matters, steps, materials, days }) => (
              <Fragment key={department}>
                <tr>
                  <td>
                    <Button
                      type="link"
                      size="small"
                      aria-expanded={open === department}
                      onClick={() => setOpen(open === department ? undefined : department)}
                    >
                      {pick(name)}
                    </Button>
                  </td>
                  <td className="num">{matters.length}</td>
                  <Pair was={steps.before} is={steps.after} />
                  <Pair was={materials.before} is={materials.after} />
                  <Pair was={days.before} is={days.after} />
                </tr>
                {open === department
                  ? matters.map(({ slug, title, before, after }) => (
                      <tr key={slug}>
                        <td colSpan={2}>
                          <Link href={`/officer/matters/${slug}`}>{pick(title)}</Link>
                          <small> {before.version === null ? t.law : t.edition(before.version)}</small>
                        </td>
                        <Pair was={before.steps} is={after.steps} />
                        <Pair was={before.materials} is={after.materials} />
                        <Pair was={before.days} is={after.days} />
                      </tr>
                    ))
                  : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Pair({ was, is }: { readonly was: number | null; readonly is: number }) {
  const round = (count: number) => Math.round(10 * count) / 10
  // Nothing was counted on either side.
  if (was === 0 && is === 0) return <td className="num">—</td>
  return (
    <td className="num" style={{ whiteSpace: 'nowrap' }}>
      {was === null ? round(is) : `${round(was)} → ${round(is)}`}
    </td>
  )
}

const text = catalogue({
  how: [
    '和第一版比；只有一版的，材料和时限和法定的比，环节不比。',
    'Compared with the first version; where there is one alone, materials and days with what law asks for, and steps with nothing.',
  ],
  department: ['部门', 'Department'],
  matters: ['事项', 'Matters'],
  steps: ['环节', 'Steps'],
  materials: ['要交的材料', 'Materials to bring'],
  days: ['工作日', 'Working days'],
  law: ['和法定的比', 'beside the law'],
  edition: [(version: number) => `和第${version}版比`, (version: number) => `beside version ${version}`],
})
