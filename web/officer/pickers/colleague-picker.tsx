import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { ChosenColleague, Colleagues, Role } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatDay, useLanguage, useText } from '#web/ui'
import { roleWords } from '../session/role-words.ts'

/** Chooses colleagues by name, or the role of another unit; searched as one types, the nearest first. */
export function ColleaguePicker({
  id,
  purpose,
  role,
  value,
  many = false,
  onChange,
}: {
  readonly id: string
  readonly purpose: 'transfer' | 'delegate' | 'ask'
  /** The role the task asks for, where it is transferred. */
  readonly role?: Role | undefined
  readonly value: readonly ChosenColleague[]
  readonly many?: boolean
  readonly onChange: (value: ChosenColleague[]) => void
}) {
  const t = useText(text)
  const roles = useText(roleWords)
  const language = useLanguage()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const read = useRead(
    'GET /api/v1/colleagues',
    { query: { for: purpose, ...(role ? { role } : {}), ...(q ? { q } : {}) } },
    { keep: true, staleMs: 60_000 },
  )
  // What was chosen keeps its name when a later search no longer finds it.
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const people = (read.data?.people ?? []).map((person) => ({
    value: keyOf({ kind: 'officer', officerId: person.officerId }),
    name: person.name,
    label: (
      <Choice
        title={person.name}
        detail={[person.post, person.unitName]}
        aside={person.awayUntil ? t.away(formatDay(person.awayUntil, language)) : undefined}
      />
    ),
  }))
  const units = (read.data?.unitRoles ?? []).map((each) => ({
    value: keyOf({ kind: 'unit-role', unitId: each.unitId, role: each.role }),
    name: `${each.unitName} ${roles[each.role]}`,
    label: (
      <Choice
        title={each.unitName}
        detail={[t.whoever(roles[each.role]), each.regionName]}
        aside={undefined}
      />
    ),
  }))
  const names = new Map([...people, ...units].map((each) => [each.value, each.name]))
  const choose = (keys: readonly string[]) => {
    setKnown(new Map(keys.map((key) => [key, names.get(key) ?? known.get(key) ?? key])))
    setWords('')
    onChange(keys.map(chosenOf))
  }
  const keys = value.map(keyOf)
  return (
    <Select
      id={id}
      className="picker"
      mode={many ? 'multiple' : undefined}
      {...(many ? { maxCount: 10 } : {})}
      allowClear
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      placeholder={t.find}
      notFoundContent={read.isPending ? t.looking : t.nobody}
      loading={read.isFetching}
      value={many ? keys : (keys[0] ?? null)}
      onChange={(chosen: readonly string[] | string | null | undefined) =>
        choose(typeof chosen === 'string' ? [chosen] : (chosen ?? []))
      }
      labelRender={({ value: key }) => names.get(String(key)) ?? known.get(String(key)) ?? key}
      options={[
        ...(people.length > 0 ? [{ label: t.people, title: t.people, options: people }] : []),
        ...(units.length > 0 ? [{ label: t.units, title: t.units, options: units }] : []),
      ]}
      listHeight={320}
    />
  )
}

function Choice({
  title,
  detail,
  aside,
}: {
  readonly title: string
  readonly detail: readonly string[]
  readonly aside: string | undefined
}) {
  return (
    <span className="picker-choice">
      <b>{title}</b>
      <small>{detail.join(' ')}</small>
      {aside ? <em className="flag">{aside}</em> : null}
    </span>
  )
}

function keyOf(chosen: ChosenColleague): string {
  return chosen.kind === 'officer'
    ? `officer ${chosen.officerId}`
    : `unit-role ${chosen.unitId} ${chosen.role}`
}

function chosenOf(key: string): ChosenColleague {
  const [kind, id = '', role] = key.split(' ')
  return kind === 'officer'
    ? { kind, officerId: id }
    : { kind: 'unit-role', unitId: id, role: role as Colleagues['unitRoles'][number]['role'] }
}

const text = catalogue({
  find: ['搜姓名、岗位、单位', 'Name, post or unit'],
  people: ['同事', 'Colleagues'],
  units: ['其他单位', 'Other units'],
  whoever: [(role: string) => `${role}岗上的人`, (role: string) => `whoever is ${role}`],
  away: [(day: string) => `请假到${day}`, (day: string) => `away until ${day}`],
  looking: ['正在找', 'Looking'],
  nobody: ['没有找到能接的人', 'Nobody found who could take it'],
})
