import { Checkbox, Input, InputNumber } from 'antd'
import { useState, type ReactNode } from 'react'
import type { HallRules, HallSettings } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, toast, usePick, useText } from '#web/ui'
import { hallsText } from './halls.text.ts'
import { readHours, writeHours } from './hours.ts'

/** Name, hours, slots, order and no-show rule of a hall. */
export function HallForm({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const pick = usePick()
  const [name, setName] = useState(hall.name)
  const [address, setAddress] = useState(hall.address)
  const [isOpen, setOpen] = useState(hall.state === 'open')
  const [working, setWorking] = useState(writeHours(hall.rules.hours.working))
  const [rest, setRest] = useState(writeHours(hall.rules.hours.rest))
  const [rules, setRules] = useState(hall.rules)
  const save = useAct('PUT /api/v1/hall-settings/:id', {
    refreshes: ['GET /api/v1/hall-settings'],
    onDone: () => toast(t.saved),
  })
  const hours = { working: readHours(working), rest: readHours(rest) }
  const isWrong = hours.working === undefined || hours.rest === undefined
  const order = (part: Partial<HallRules['order']>) =>
    setRules({ ...rules, order: { ...rules.order, ...part } })
  const noShow = (part: Partial<HallRules['noShow']>) =>
    setRules({ ...rules, noShow: { ...rules.noShow, ...part } })
  return (
    <form
      className="hall-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!hours.working || !hours.rest) return
        save.mutate({
          params: { id: hall.id },
          body: {
            revision: hall.revision,
            name,
            address,
            state: isOpen ? 'open' : 'closed',
            rules: { ...rules, hours: { working: hours.working, rest: hours.rest } },
          },
        })
      }}
    >
      {save.error ? <Banner look="bad">{pick(problemText(save.error))}</Banner> : null}
      <Line label={t.name}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Line>
      <Line label={t.address}>
        <Input value={address} maxLength={160} onChange={(event) => setAddress(event.target.value)} />
      </Line>
      <Checkbox checked={isOpen} onChange={(event) => setOpen(event.target.checked)}>
        {t.open}
      </Checkbox>
      <h2>{t.hours}</h2>
      <p className="note">{isWrong ? t.hoursWrong : t.hoursHow}</p>
      <Line label={t.working}>
        <Input
          status={hours.working ? '' : 'error'}
          value={working}
          onChange={(event) => setWorking(event.target.value)}
        />
      </Line>
      <Line label={t.rest}>
        <Input
          status={hours.rest ? '' : 'error'}
          value={rest}
          onChange={(event) => setRest(event.target.value)}
        />
      </Line>
      <div className="hall-numbers">
        {(['slotMinutes', 'serviceMinutes', 'bookablePercent', 'bookAheadDays'] as const).map((field) => (
          <Count
            key={field}
            label={t[field]}
            value={rules[field]}
            onChange={(value) => setRules({ ...rules, [field]: value })}
          />
        ))}
        {(['leadMinutes', 'earlyMinutes', 'graceMinutes'] as const).map((field) => (
          <Count
            key={field}
            label={t[field]}
            value={rules.order[field]}
            onChange={(value) => order({ [field]: value })}
          />
        ))}
      </div>
      <h2>{t.noShow}</h2>
      <div className="hall-numbers">
        <Count label={t.noShowCount} value={rules.noShow.count} onChange={(count) => noShow({ count })} />
        <Count
          label={t.noShowWithin}
          value={rules.noShow.withinDays}
          onChange={(withinDays) => noShow({ withinDays })}
        />
        <Count
          label={t.noShowBlocked}
          value={rules.noShow.blockedDays}
          onChange={(blockedDays) => noShow({ blockedDays })}
        />
      </div>
      <Checkbox
        checked={rules.noShow.verified}
        onChange={(event) => noShow({ verified: event.target.checked })}
      >
        {rules.noShow.verified ? t.verified : t.unverified}
      </Checkbox>
      <Button type="submit" busy={save.isPending} {...(isWrong ? { blocked: t.hoursWrong } : {})}>
        {t.save}
      </Button>
    </form>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="hall-line">
      <span>{label}</span>
      {children}
    </label>
  )
}

function Count({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <Line label={label}>
      <InputNumber min={0} precision={0} value={value} onChange={(next) => onChange(next ?? 0)} />
    </Line>
  )
}
