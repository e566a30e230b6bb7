import { Input, InputNumber, Select, Switch } from 'antd'
import type { ServiceItem } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk } from './desk.ts'
import { isServiceKind } from './kinds.ts'
import { Basis, Line, Pair, PeriodLine } from './parts/inputs.tsx'
import { Rows } from './parts/rows.tsx'

/** Periods, fee, who decides, for whom and by which ways; the law it all rests on. */
export function FactsEditor() {
  const { body } = useDesk()
  return (
    <div className="design-form">
      <Scope />
      {isServiceKind(body.kind) ? <ServiceFacts /> : null}
      <LegalBasis />
    </div>
  )
}

function Scope() {
  const t = useText(text)
  const pick = usePick()
  const { body, names, mayWrite, write } = useDesk()
  return (
    <>
      <Line label={t.code} at="basicCode">
        {(id) => (
          <Input
            id={id}
            value={body.basicCode}
            maxLength={12}
            disabled={!mayWrite}
            onChange={({ target }) => write('basicCode', target.value)}
          />
        )}
      </Line>
      <Line label={t.level} at="level">
        {(id) => (
          <Select
            id={id}
            value={body.level}
            disabled={!mayWrite}
            onChange={(level: string) => write('level', level)}
            options={(['city', 'county'] as const).map((value) => ({ value, label: t[value] }))}
          />
        )}
      </Line>
      <Line label={t.department} at="department">
        {(id) => (
          <Select
            id={id}
            value={body.department}
            disabled={!mayWrite}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(department: string) => write('department', department)}
            options={names.departments.map((each) => ({ value: each.id, label: pick(each.name) }))}
          />
        )}
      </Line>
      <Line label={t.retention} at="retentionYears">
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={100}
            precision={0}
            value={body.retentionYears}
            disabled={!mayWrite}
            onChange={(years) => write('retentionYears', years ?? 1)}
          />
        )}
      </Line>
    </>
  )
}

function ServiceFacts() {
  const t = useText(text)
  const { body, write } = useDesk()
  const periods = body.periods as Partial<ServiceItem['periods']>
  return (
    <>
      <PeriodLine
        label={t.statutory}
        at="periods.statutory"
        value={periods.statutory}
        onChange={(statutory) => write('periods', { ...periods, statutory })}
      />
      <PeriodLine
        label={t.promised}
        at="periods.promised"
        value={periods.promised}
        onChange={(promised) => write('periods', { ...periods, promised })}
      />
      <Ways />
      <Conditions />
    </>
  )
}

/** How it is handled, for whom, by which ways, for how much. */
function Ways() {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  return (
    <>
      <Line label={t.handling} at="handling">
        {(id) => (
          <Select
            id={id}
            {...(body.handling ? { value: body.handling } : {})}
            disabled={!mayWrite}
            onChange={(handling: string) => write('handling', handling)}
            options={(['instant', 'promised-item'] as const).map((key) => ({
              value: key === 'instant' ? key : 'promised',
              label: t[key],
            }))}
          />
        )}
      </Line>
      <Line label={t.applicants} at="applicants">
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...body.applicants]}
            disabled={!mayWrite}
            onChange={(applicants: string[]) => write('applicants', applicants)}
            options={(['person', 'entity'] as const).map((value) => ({ value, label: t[value] }))}
          />
        )}
      </Line>
      <Line label={t.channels} at="channels">
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...body.channels]}
            disabled={!mayWrite}
            onChange={(channels: string[]) => write('channels', channels)}
            options={(['web', 'window', 'terminal'] as const).map((value) => ({ value, label: t[value] }))}
          />
        )}
      </Line>
      <Line label={t.visits} at="visits">
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={9}
            precision={0}
            value={body.visits ?? 0}
            disabled={!mayWrite}
            onChange={(visits) => write('visits', visits ?? 0)}
          />
        )}
      </Line>
      <Fee />
    </>
  )
}

function Fee() {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  const fee = body.fee ?? { charged: false, note: { zh: '', en: '' } }
  return (
    <>
      <Line label={t.charged} at="fee">
        {(id) => (
          <Switch
            id={id}
            checked={fee.charged}
            disabled={!mayWrite}
            onChange={(charged) => write('fee', { ...fee, charged })}
          />
        )}
      </Line>
      <Pair
        label={t.fee}
        at="fee.note"
        value={fee.note}
        onChange={(note) => write('fee', { ...fee, note })}
      />
    </>
  )
}

function Conditions() {
  const t = useText(text)
  const { body, write } = useDesk()
  return (
    <Rows
      title={t.conditions}
      at="conditions"
      rows={body.conditions ?? []}
      empty={{ text: { zh: '', en: '' }, basis: { title: t.local, verified: false } }}
      onChange={(conditions) => write('conditions', conditions)}
    >
      {(condition, change, index) => (
        <>
          <Pair
            label={t.condition}
            at={`conditions.${index}.text`}
            value={condition.text}
            onChange={(words) => change({ ...condition, text: words })}
          />
          <Basis value={condition.basis} onChange={(basis) => basis && change({ ...condition, basis })} />
        </>
      )}
    </Rows>
  )
}

function LegalBasis() {
  const t = useText(text)
  const { body, write } = useDesk()
  return (
    <Rows
      title={t.legalBasis}
      at="legalBasis"
      rows={body.legalBasis}
      empty={{ citation: { title: t.local, verified: false } }}
      onChange={(rows) => write('legalBasis', rows)}
    >
      {(row, change, index) => (
        <>
          <Basis value={row.citation} onChange={(citation) => citation && change({ ...row, citation })} />
          {row.note ? (
            <Pair
              label={t.note}
              at={`legalBasis.${index}.note`}
              value={row.note}
              onChange={(note) => change({ ...row, note })}
            />
          ) : null}
        </>
      )}
    </Rows>
  )
}

const text = catalogue({
  code: ['基本编码', 'Basic code'],
  level: ['行使层级', 'Level'],
  city: ['市级', 'City'],
  county: ['县级', 'County'],
  department: ['办理部门', 'Department'],
  retention: ['档案保存（年）', 'Kept for (years)'],
  statutory: ['法定时限', 'Statutory period'],
  promised: ['承诺时限', 'Promised period'],
  handling: ['怎么办', 'Handling'],
  instant: ['即办件（规则当场决定）', 'at once, by rules'],
  'promised-item': ['承诺件（由人审查）', 'promised, by people'],
  applicants: ['谁能申请', 'Who may apply'],
  person: ['个人', 'person'],
  entity: ['企业、组织', 'legal entity'],
  channels: ['办理渠道', 'Channels'],
  web: ['网上', 'web'],
  window: ['窗口', 'window'],
  terminal: ['自助终端', 'terminal'],
  visits: ['到现场次数', 'Visits'],
  charged: ['收费', 'Charged'],
  fee: ['收费说明', 'About the fee'],
  conditions: ['申请条件', 'Conditions'],
  condition: ['条件', 'Condition'],
  legalBasis: ['设定依据', 'Legal basis'],
  note: ['说明', 'Note'],
  local: ['本地规定（待核）', 'Local rule (to be verified)'],
})
