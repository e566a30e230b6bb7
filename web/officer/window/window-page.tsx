import { Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { MatterSummary } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, dateOf, Empty, ErrorSummary, PageTitle, TextField, usePick, useText } from '#web/ui'
import { mayFileAtWindow, useOfficer } from '../session/session.ts'
import { NumberField } from './number-field.tsx'
import { readNumber } from './read-number.ts'
import { WindowDrafts } from './window-drafts.tsx'
import { windowText } from './window.text.ts'

/** Filing for somebody who stands at the counter: first what, then for whom. */
export default function WindowPage() {
  const t = useText(windowText)
  const officer = useOfficer()
  if (!mayFileAtWindow(officer))
    return (
      <Empty isPage icon="lock" title={t.notWindow}>
        {t.notWindowWhy}
      </Empty>
    )
  return (
    <section className="page narrow window">
      <PageTitle document={t.document}>{t.title}</PageTitle>
      <p className="window-lead">{t.lead}</p>
      <ChooseForm />
      <WindowDrafts />
    </section>
  )
}

function ChooseForm() {
  const t = useText(windowText)
  const pick = usePick()
  const [, go] = useLocation()
  const ticket = new URLSearchParams(useSearch()).get('ticket')
  const matters = useRead('GET /api/v1/matters', {}, { staleMs: 300_000 })
  const [slug, setSlug] = useState<string>()
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [today] = useState(() => dateOf(new Date()))
  const [tried, setTried] = useState(false)
  const open = useAct('POST /api/v1/filings', {
    refreshes: ['GET /api/v1/filings'],
    onDone: ({ id }) => go(`/officer/window/${id}${ticket ? `?ticket=${ticket}` : ''}`),
  })
  const all = matters.data?.matters ?? []
  const matter = all.find((each) => each.slug === slug)
  const applicants = matter?.applicants ?? ['person', 'entity']
  const read = readNumber(number, applicants, today)
  const faults = [
    ...(slug === undefined ? [{ id: 'matter', message: t.matterMissing }] : []),
    ...(read.ok ? [] : [{ id: 'number', message: pick(read.message) }]),
    ...(name.trim() === '' ? [{ id: 'name', message: t.nameMissing }] : []),
  ]
  const faultOf = (id: string) => (tried ? faults.find((fault) => fault.id === id)?.message : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (slug === undefined || !read.ok || faults.length > 0) return
    open.mutate({ body: { slug, subject: { identifier: read.value, name: name.trim() } } })
  }
  const labels = labelsOf(t, applicants)
  return (
    <form className="window-form" onSubmit={submit} noValidate>
      <ErrorSummary faults={tried ? faults : []} />
      {matters.error ? <Banner look="bad">{pick(problemText(matters.error))}</Banner> : null}
      <div className={faultOf('matter') ? 'field plain bad' : 'field plain'}>
        <label htmlFor="matter">{t.matter}</label>
        <Select
          id="matter"
          className="window-matter"
          placeholder={t.matterFind}
          showSearch={{ optionFilterProp: 'words' }}
          options={all.map((each) => ({
            value: each.slug,
            label: pick(each.title),
            words: [each.title.zh, each.title.en, each.name.zh, each.name.en, each.slug].join(' '),
          }))}
          value={slug ?? null}
          onChange={(chosen: string | null) => setSlug(chosen ?? undefined)}
        />
        {matter ? <p className="hint">{`${pick(matter.name)}，${pick(matter.departmentName)}`}</p> : null}
      </div>
      <NumberField label={labels.number} value={number} read={read} tried={tried} onChange={setNumber} />
      <TextField
        id="name"
        plain
        label={labels.name}
        hint={t.nameHint}
        value={name}
        error={faultOf('name')}
        autoComplete="off"
        maxLength={60}
        onChange={setName}
      />
      {open.error ? (
        <Banner look="bad">
          {open.error.code === 'filing.not-authorised' ? t.mismatch : pick(problemText(open.error))}
        </Banner>
      ) : null}
      <Button type="submit" busy={open.isPending}>
        {t.open}
      </Button>
      <p className="note">{t.recorded}</p>
    </form>
  )
}

function labelsOf(
  t: Readonly<Record<'person' | 'entity' | 'either' | 'name' | 'nameEntity' | 'nameEither', string>>,
  applicants: MatterSummary['applicants'],
) {
  if (applicants.length > 1) return { number: t.either, name: t.nameEither }
  return applicants[0] === 'entity'
    ? { number: t.entity, name: t.nameEntity }
    : { number: t.person, name: t.name }
}
