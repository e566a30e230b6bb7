import { Input } from 'antd'
import type { Check } from '#contract'
import { catalogue, useText } from '#web/ui'
import { useDesk } from './desk.ts'
import { Cell, earlier, Grid, PairCell } from './parts/grid.tsx'
import { Basis, Choose } from './parts/inputs.tsx'

/** What must hold, row by row: the condition, what follows otherwise, what people are told, and the article. */
export function ChecksTable({
  checks,
  onChange,
}: {
  readonly checks: readonly Check[]
  readonly onChange: (checks: Check[]) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  return (
    <Grid
      title={t.checks}
      at="decision.checks"
      columns={[
        { key: 'title', title: t.condition, width: '19%' },
        { key: 'when', title: t.when, width: '24%' },
        { key: 'otherwise', title: t.otherwise, width: '11%' },
        { key: 'words', title: t.words, width: '28%' },
        { key: 'basis', title: t.basis },
      ]}
      rows={checks}
      placeOf={(check) => `decision.checks.${check.id}`}
      onAdd={() => onChange([...checks, emptyCheck(checks)])}
      onUp={(index) => onChange(earlier(checks, index))}
      onRemove={(index) => onChange(checks.toSpliced(index, 1))}
      cells={(check, index) => {
        const put = (changed: Partial<Check>) => onChange(checks.with(index, { ...check, ...changed }))
        const name = (what: string) => `${what} ${index + 1}`
        return [
          <div key="title" className="design-cell">
            <PairCell label={name(t.condition)} value={check.title} onChange={(title) => put({ title })} />
            <Input
              aria-label={name(t.id)}
              className="mono"
              disabled={!mayWrite}
              value={check.id}
              onChange={({ target }) => put({ id: target.value })}
            />
          </div>,
          <Cell key="when" code label={name(t.when)} value={check.when} onChange={(when) => put({ when })} />,
          <Choose
            key="otherwise"
            label={name(t.otherwise)}
            value={check.otherwise}
            options={[
              { value: 'refuse', label: t.refuse },
              { value: 'refer', label: t.refer },
            ]}
            onChange={(otherwise) => put({ otherwise })}
          />,
          <div key="words" className="design-cell">
            <small>{t.shows}</small>
            <PairCell label={name(t.shows)} value={check.shows} onChange={(shows) => put({ shows })} />
            <small>{t.reason}</small>
            <PairCell label={name(t.reason)} value={check.reason} onChange={(reason) => put({ reason })} />
          </div>,
          <Basis key="basis" value={check.basis} onChange={(basis) => basis && put({ basis })} />,
        ]
      }}
    />
  )
}

/** A new check has a name of its own, that the table keeps its rows apart. */
function emptyCheck(checks: readonly Check[]): Check {
  const taken = new Set(checks.map(({ id }) => id))
  let number = checks.length + 1
  while (taken.has(`check-${number}`)) number += 1
  const none = { zh: '', en: '' }
  return {
    id: `check-${number}`,
    title: none,
    when: '',
    otherwise: 'refer',
    shows: none,
    reason: none,
    basis: { title: '本地规定（待核）', verified: false },
  }
}

const text = catalogue({
  checks: ['条件', 'Checks'],
  condition: ['条件', 'Condition'],
  id: ['代号', 'Id'],
  when: ['怎么算成立', 'Holds when'],
  otherwise: ['不成立时', 'Otherwise'],
  refuse: ['不予', 'refuse'],
  refer: ['转人工', 'refer'],
  words: ['告诉申请人', 'What people are told'],
  shows: ['查到了什么', 'What was seen'],
  reason: ['不成立的理由', 'Why it does not hold'],
  basis: ['依据', 'Basis'],
})
