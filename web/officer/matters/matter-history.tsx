import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { addressFor, useAct, useRead } from '#web/api'
import {
  catalogue,
  Empty,
  formatMoment,
  Icon,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { useMatters } from './matter-data.ts'
import { mayDesign, useOfficer } from '../session/session.ts'

const HISTORY = 'GET /api/v1/matters/:slug/history'

/** What was done to a matter, by whom and why: each step stands in the ledger. */
export function MatterHistory({ slug }: { readonly slug: string }) {
  const t = useText(text)
  const language = useLanguage()
  const read = useRead(HISTORY, { params: { slug } })
  if (read.isPending) return <Loading />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { steps } = read.data
  if (steps.length === 0) return <Empty icon="clock" title={t.none} />
  return (
    <ul className="lines" aria-label={t.title}>
      {steps.map((step) => (
        <li key={step.id}>
          <span>
            <b>{t[step.step]}</b> {step.version === null ? '' : t.edition(step.version)}
            {step.publishOn ? ` ${t.on(step.publishOn)}` : ''}
            <small className="muted"> {step.remarks}</small>
          </span>
          <span>
            {step.by} <span className="muted">{step.unit}</span> {formatMoment(step.at, language)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What those who keep a matter do with it: change it, take it as a pack, offer it no more. */
export function MatterKeeping({
  slug,
  version,
  isOffered,
}: {
  readonly slug: string
  readonly version: number
  readonly isOffered: boolean
}) {
  const t = useText(text)
  const officer = useOfficer()
  const [, go] = useLocation()
  const [ending, setEnding] = useState(false)
  const read = useRead(HISTORY, { params: { slug } }, { enabled: mayDesign(officer) })
  const start = useAct('POST /api/v1/designs', { onDone: ({ id }) => go(`/officer/designs/${id}`) })
  const other = start.error?.members['id']
  return (
    <div className="page-acts">
      {read.data?.mayDesign && isOffered ? (
        <>
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ body: { slug } })}>
            {t.change}
          </Button>
          <Button onClick={() => setEnding(true)}>{t.end}</Button>
        </>
      ) : null}
      <Button
        href={addressFor('GET /api/v1/matters/:slug/versions/:version/pack', {
          params: { slug, version: String(version) },
        })}
        download
        icon={<Icon name="download" />}
      >
        {t.export}
      </Button>
      {typeof other === 'string' ? <Link href={`/officer/designs/${other}`}>{t.underWay}</Link> : null}
      {start.isError && typeof other !== 'string' ? <ProblemState problem={start.error} /> : null}
      {ending ? <End slug={slug} version={version} onDone={() => setEnding(false)} /> : null}
    </div>
  )
}

function End({
  slug,
  version,
  onDone,
}: {
  readonly slug: string
  readonly version: number
  readonly onDone: () => void
}) {
  const t = useText(text)
  const [remarks, setRemarks] = useState('')
  const [instead, setInstead] = useState<string>()
  const pick = usePick()
  const { services } = useMatters()
  const withdraw = useAct('POST /api/v1/matters/:slug/withdraw', {
    refreshes: [HISTORY, 'GET /api/v1/matters', 'GET /api/v1/matters/:slug/versions'],
    onDone,
  })
  return (
    <Modal
      open
      title={t.end}
      okText={t.end}
      cancelText={t.cancel}
      okButtonProps={{ danger: true, disabled: remarks.trim() === '', loading: withdraw.isPending }}
      onCancel={onDone}
      onOk={() =>
        withdraw.mutate({
          params: { slug },
          body: { version, remarks: remarks.trim(), ...(instead ? { instead } : {}) },
        })
      }
    >
      <p>{t.endWhy}</p>
      <label>
        {t.remarks}
        <Input.TextArea
          rows={3}
          maxLength={1000}
          value={remarks}
          onChange={({ target }) => setRemarks(target.value)}
        />
      </label>
      <label>
        {t.instead}
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          value={instead ?? null}
          onChange={(value: string | null | undefined) => setInstead(value ?? undefined)}
          options={(services.data?.matters ?? [])
            .filter((each) => each.slug !== slug)
            .map((each) => ({ value: each.slug, label: pick(each.title) }))}
        />
      </label>
      {withdraw.isError ? <ProblemState problem={withdraw.error} /> : null}
    </Modal>
  )
}

const text = catalogue({
  title: ['改动记录', 'History'],
  none: ['还没有在这里改过', 'Nothing was changed here yet'],
  edition: [(version: number) => `第${version}版`, (version: number) => `version ${version}`],
  on: [(day: string) => `${day}起生效`, (day: string) => `from ${day}`],
  started: ['开始改', 'Begun'],
  submitted: ['交审核', 'Submitted'],
  'taken-back': ['收回', 'Taken back'],
  'sent-back': ['退回修改', 'Sent back'],
  approved: ['审核同意', 'Approved'],
  published: ['发布', 'Published'],
  stopped: ['到期没能发布', 'Stopped on its day'],
  withdrawn: ['停办', 'Withdrawn'],
  discarded: ['作废', 'Discarded'],
  change: ['改这个事项', 'Change this matter'],
  underWay: ['已有一份在改，去看看', 'A draft is under way: open it'],
  export: ['导出', 'Export'],
  end: ['停办', 'Offer no more'],
  endWhy: [
    '停办后新的申请不能再提交，已经受理的照原来的版本办完。',
    'Nothing new can be filed then; open cases end by the version they have.',
  ],
  remarks: ['为什么停办', 'Why'],
  instead: ['以后改办什么（可以不填）', 'What instead, if anything'],
  cancel: ['取消', 'Cancel'],
})
