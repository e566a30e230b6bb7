import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Role, UnitView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, dateOf, toast, usePick, useText } from '#web/ui'
import { roleWords } from '../session/role-words.ts'
import { staffText } from './staff.text.ts'

/** What a region gives; the platform’s own posts are its operator’s. */
const GIVEN = [
  'window',
  'acceptor',
  'approver',
  'supervisor',
  'designer',
  'manager',
  'leader',
  'finance',
] as const satisfies readonly Role[]
type Given = (typeof GIVEN)[number]

/** Somebody new or a colleague, to a post of a unit of the region, from a day on (任职). */
export function AppointDialog({
  units,
  unit: given,
  onClose,
}: {
  readonly units: readonly UnitView[]
  readonly unit: string | undefined
  readonly onClose: () => void
}) {
  const t = useText(staffText)
  const roles = useText(roleWords)
  const pick = usePick()
  const [today] = useState(() => dateOf(new Date()))
  const [unit, setUnit] = useState(given)
  const [isNew, setNew] = useState(true)
  const [officerId, setOfficer] = useState<string>()
  const [written, setWritten] = useState<Told>({
    name: '',
    staffNumber: '',
    phone: '',
    post: '',
    from: today,
    to: '',
  })
  const [role, setRole] = useState<Given>('window')
  const [tried, setTried] = useState(false)
  const appoint = useAct('POST /api/v1/units/:unitId/officers', {
    refreshes: ['GET /api/v1/staff'],
    onDone: ({ name, awaitsActivation }) => {
      toast(awaitsActivation ? t.activates(name) : t.appointed(name))
      onClose()
    },
  })
  const set = (part: Partial<Told>) => setWritten({ ...written, ...part })
  const officer = isNew
    ? written.name.trim() && written.staffNumber.trim() && written.phone.trim()
      ? { name: written.name.trim(), staffNumber: written.staffNumber.trim(), phone: written.phone.trim() }
      : undefined
    : officerId
      ? { officerId }
      : undefined
  const isMissing = !unit || !officer || !written.post.trim() || !written.from
  const save = () => {
    setTried(true)
    if (!unit || !officer || isMissing) return
    appoint.mutate({
      params: { unitId: unit },
      body: {
        officer,
        post: { name: written.post.trim(), role },
        from: written.from,
        ...(written.to ? { to: written.to } : {}),
      },
    })
  }
  return (
    <Modal
      open
      title={t.appointTitle}
      okText={t.appoint}
      cancelText={t.cancel}
      confirmLoading={appoint.isPending}
      onCancel={onClose}
      onOk={save}
    >
      <div className="staff-form">
        {appoint.error ? <Banner look="bad">{pick(problemText(appoint.error))}</Banner> : null}
        {tried && isMissing ? <Banner look="bad">{t.missing}</Banner> : null}
        <Whom
          isNew={isNew}
          onNew={setNew}
          written={written}
          onWrite={set}
          officerId={officerId}
          onOfficer={setOfficer}
        />
        <label htmlFor="staff-unit">
          {t.unit}
          <Select
            id="staff-unit"
            value={unit ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value: string | null) => setUnit(value ?? undefined)}
          />
        </label>
        <Written label={t.postName} value={written.post} max={60} onChange={(post) => set({ post })} />
        <label htmlFor="staff-role">
          {t.role}
          <Select<Given>
            id="staff-role"
            value={role}
            options={GIVEN.map((each) => ({ value: each, label: roles[each] }))}
            onChange={setRole}
          />
        </label>
        <Days today={today} written={written} onWrite={set} />
      </div>
    </Modal>
  )
}

interface Told {
  readonly name: string
  readonly staffNumber: string
  readonly phone: string
  readonly post: string
  readonly from: string
  readonly to: string
}

/** Somebody new, by name, number and telephone; or a colleague. */
function Whom({
  isNew,
  onNew,
  written,
  onWrite: set,
  officerId,
  onOfficer,
}: {
  readonly isNew: boolean
  readonly onNew: (isNew: boolean) => void
  readonly written: Told
  readonly onWrite: (part: Partial<Told>) => void
  readonly officerId: string | undefined
  readonly onOfficer: (officerId: string) => void
}) {
  const t = useText(staffText)
  return (
    <>
      <Radio.Group
        aria-label={t.who}
        value={isNew}
        onChange={(event) => onNew(event.target.value === true)}
        options={[
          { value: true, label: t.newcomer },
          { value: false, label: t.colleague },
        ]}
      />
      {isNew ? (
        <>
          <Written label={t.name} value={written.name} max={60} onChange={(name) => set({ name })} />
          <Written
            label={t.number}
            value={written.staffNumber}
            max={30}
            onChange={(staffNumber) => set({ staffNumber })}
          />
          <Written label={t.phone} value={written.phone} max={11} onChange={(phone) => set({ phone })} />
        </>
      ) : (
        <Colleague value={officerId} onChange={onOfficer} />
      )}
    </>
  )
}

function Days({
  today,
  written,
  onWrite: set,
}: {
  readonly today: string
  readonly written: Told
  readonly onWrite: (part: Partial<Told>) => void
}) {
  const t = useText(staffText)
  return (
    <div className="staff-days">
      <label>
        {t.fromDay}
        <Input
          type="date"
          min={today}
          value={written.from}
          onChange={(event) => set({ from: event.target.value })}
        />
      </label>
      <label>
        {t.toDay}
        <Input
          type="date"
          min={written.from}
          value={written.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </label>
    </div>
  )
}

function Written({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly max: number
  readonly onChange: (value: string) => void
}) {
  return (
    <label>
      {label}
      <Input
        value={value}
        maxLength={max}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** Colleagues of the region by part of a name. */
function Colleague({
  value,
  onChange,
}: {
  readonly value: string | undefined
  readonly onChange: (officerId: string) => void
}) {
  const t = useText(staffText)
  const [q, setQ] = useState('')
  const read = useRead('GET /api/v1/staff', { query: q ? { q } : {} }, { keep: true })
  const known = new Map((read.data?.posts ?? []).map((post) => [post.officerId, post]))
  return (
    <label htmlFor="staff-colleague">
      {t.chooseColleague}
      <Select
        id="staff-colleague"
        value={value ?? null}
        showSearch={{ filterOption: false, onSearch: setQ }}
        options={[...known.values()].map(({ officerId, name, staffNumber, unitName }) => ({
          value: officerId,
          label: `${name} ${staffNumber} ${unitName}`,
        }))}
        onChange={(next: string | null) => {
          if (next) onChange(next)
        }}
      />
    </label>
  )
}
