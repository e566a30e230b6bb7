import { Input, InputNumber, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import type { Citation, Localized, Period } from '#contract'
import { catalogue, useText } from '#web/ui'
import { LawPicker } from '../../pickers/law-picker.tsx'
import { useDesk } from '../desk.ts'
import { FindingsAt } from './findings-at.tsx'

/** One thing to fill in, with what is wrong with it beside it. */
export function Line({
  label,
  at,
  wide = false,
  children,
}: {
  readonly label: string
  /** Its place in the definition. */
  readonly at?: string
  readonly wide?: boolean
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={wide ? 'design-line wide' : 'design-line'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {at === undefined ? null : <FindingsAt path={at} />}
    </div>
  )
}

/** A text in both languages, side by side. */
export function Pair({
  label,
  at,
  value,
  long = false,
  onChange,
}: {
  readonly label: string
  readonly at: string
  readonly value: Partial<Localized> | undefined
  readonly long?: boolean
  readonly onChange: (value: Localized) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const id = useId()
  const both = { zh: value?.zh ?? '', en: value?.en ?? '' }
  return (
    <div className="design-line wide">
      <span id={id} className="design-label">
        {label}
      </span>
      <div className="design-pair">
        {(['zh', 'en'] as const).map((language) => {
          const shared = {
            'aria-label': `${label} · ${t[language]}`,
            value: both[language],
            disabled: !mayWrite,
          }
          const write = (words: string) => onChange({ ...both, [language]: words })
          return long ? (
            <Input.TextArea
              key={language}
              {...shared}
              autoSize={{ minRows: 2, maxRows: 14 }}
              onChange={({ target }) => write(target.value)}
            />
          ) : (
            <Input key={language} {...shared} onChange={({ target }) => write(target.value)} />
          )
        })}
      </div>
      <FindingsAt path={at} />
    </div>
  )
}

/** What something rests on: an article of the library, or a document outside it by its title. */
export function Basis({
  value,
  onChange,
}: {
  readonly value: Citation | undefined
  readonly onChange: (value: Citation | undefined) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const id = useId()
  if (!mayWrite) return <span>{value ? ('law' in value ? value.law : value.title) : ''}</span>
  return (
    <span className="design-basis">
      <label htmlFor={id} className="design-hidden">
        {t.basis}
      </label>
      <LawPicker id={id} usual={value ? [value] : []} value={value} onChange={onChange} />
      {value && 'title' in value ? (
        <Input
          aria-label={t.document}
          value={value.title}
          onChange={({ target }) => onChange({ ...value, title: target.value })}
        />
      ) : null}
    </span>
  )
}

/** A count of days, in which unit, and by which article. */
export function PeriodLine({
  label,
  at,
  value,
  onChange,
}: {
  readonly label: string
  readonly at: string
  readonly value: Period | undefined
  readonly onChange: (value: Period) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const period = value ?? { count: 0, unit: 'working' as const }
  return (
    <Line label={label} at={at}>
      {(id) => (
        <span className="design-period">
          <InputNumber
            id={id}
            min={0}
            max={3650}
            precision={0}
            disabled={!mayWrite}
            value={period.count}
            onChange={(count) => onChange({ ...period, count: count ?? 0 })}
          />
          <Select<Period['unit']>
            aria-label={t.unit}
            disabled={!mayWrite}
            value={period.unit}
            onChange={(unit) => onChange({ ...period, unit })}
            options={(['working', 'calendar'] as const).map((unit) => ({ value: unit, label: t[unit] }))}
          />
          <Basis
            value={period.basis}
            onChange={(basis) => {
              const { basis: _, ...rest } = period
              onChange(basis ? { ...rest, basis } : rest)
            }}
          />
        </span>
      )}
    </Line>
  )
}

/** One of a few. */
export function Choose<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}) {
  const { mayWrite } = useDesk()
  return (
    <Select<T>
      aria-label={label}
      disabled={!mayWrite}
      {...(value === undefined ? {} : { value })}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={onChange}
      options={[...options]}
    />
  )
}

const text = catalogue({
  zh: ['中文', 'Chinese'],
  en: ['英文', 'English'],
  basis: ['依据', 'Basis'],
  document: ['文件名称', 'Title of the document'],
  unit: ['按什么算', 'Counted in'],
  working: ['工作日', 'working days'],
  calendar: ['日历日', 'calendar days'],
})
