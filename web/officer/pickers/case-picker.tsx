import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { CaseView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatDay, useLanguage, usePick, useText } from '#web/ui'

/** Chooses another case: those of the same matter and applicant, or any within one's scope by number or name. */
export function CasePicker({
  id,
  view,
  likeOnly,
  value,
  onChange,
}: {
  readonly id: string
  readonly view: CaseView
  /** Only open cases of the same matter and applicant. */
  readonly likeOnly: boolean
  readonly value: string | undefined
  readonly onChange: (caseId: string | undefined) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const read = useRead(
    'GET /api/v1/cases',
    {
      query: {
        limit: 20,
        ...(likeOnly ? { like: view.id, status: 'open' as const } : {}),
        ...(q ? { q } : {}),
      },
    },
    { keep: true },
  )
  const options = (read.data?.cases ?? [])
    .filter((each) => each.id !== view.id)
    .map((each) => ({
      value: each.id,
      name: `${pick(each.title)} ${each.subjectName} ${each.number.slice(-12)}`,
      label: (
        <span className="picker-choice">
          <b>{pick(each.title)}</b>
          <small>
            {[
              each.subjectName,
              each.number.slice(-12),
              t.filed(formatDay(each.submittedAt.slice(0, 10), language)),
            ].join(' ')}
          </small>
        </span>
      ),
    }))
  return (
    <Select
      id={id}
      className="picker"
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      placeholder={likeOnly ? t.findLike : t.find}
      notFoundContent={read.isPending ? t.looking : likeOnly ? t.noneLike : t.none}
      value={value ?? null}
      onChange={(chosen: string | null) => {
        setWords('')
        onChange(chosen ?? undefined)
      }}
      labelRender={({ value: key }) => options.find((each) => each.value === key)?.name ?? key}
      options={options}
      listHeight={320}
    />
  )
}

const text = catalogue({
  find: ['搜编号后12位、申请人', 'Number (last 12) or applicant'],
  findLike: ['选要并入的那一件', 'Choose the case to merge into'],
  filed: [(day: string) => `${day}提交`, (day: string) => `filed ${day}`],
  looking: ['正在找', 'Looking'],
  none: ['没有找到办件', 'No case found'],
  noneLike: ['同一申请人没有别的同类办件在办', 'The applicant has no other open case of this matter'],
})
