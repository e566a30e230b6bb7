import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Citation } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatCitation, useLanguage, useText } from '#web/ui'

/** Chooses the article something rests on: those that usually do, or any that is found in the library. */
export function LawPicker({
  id,
  usual,
  value,
  onChange,
}: {
  readonly id: string
  readonly usual: readonly Citation[]
  readonly value: Citation | undefined
  readonly onChange: (value: Citation | undefined) => void
}) {
  const t = useText(text)
  const language = useLanguage()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const read = useRead(
    'GET /api/v1/law/search',
    { query: { q: q || '-', limit: 12 } },
    { enabled: q.length > 1, keep: true, staleMs: 600_000 },
  )
  const first = usual.map((citation) => ({
    value: JSON.stringify(citation),
    label: formatCitation(citation, language),
  }))
  const found = (q.length > 1 ? (read.data?.articles ?? []) : [])
    .map((article) => ({
      value: JSON.stringify({ law: article.address }),
      label: (
        <span className="picker-choice">
          <b>{article.citation}</b>
          <small>{article.snippet}</small>
        </span>
      ),
    }))
    .filter((each) => first.every(({ value: known }) => known !== each.value))
  return (
    <Select
      id={id}
      className="picker"
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      placeholder={t.find}
      notFoundContent={q.length > 1 && read.isFetching ? t.looking : t.nothing}
      value={value ? JSON.stringify(value) : null}
      onChange={(chosen: string | null) => {
        setWords('')
        onChange(chosen ? (JSON.parse(chosen) as Citation) : undefined)
      }}
      labelRender={({ value: key }) => formatCitation(JSON.parse(String(key)) as Citation, language)}
      options={[
        ...(first.length > 0 ? [{ label: t.usual, title: t.usual, options: first }] : []),
        ...(found.length > 0 ? [{ label: t.library, title: t.library, options: found }] : []),
      ]}
      listHeight={320}
    />
  )
}

const text = catalogue({
  find: ['搜法规条文，如“听证”“第四十五条”', 'Search the law, such as “听证”'],
  usual: ['常用', 'Usual'],
  library: ['法规库', 'Law library'],
  looking: ['正在找', 'Looking'],
  nothing: ['没有找到现行有效的条文', 'No article in force was found'],
})
