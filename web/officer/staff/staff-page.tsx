import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { HeldPost } from '#contract'
import { useRead } from '#web/api'
import { Empty, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { mayKeepStaff, useOfficer } from '../session/session.ts'
import { AppointDialog } from './appoint-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { StaffTable } from './staff-table.tsx'
import { staffText } from './staff.text.ts'
import './staff.css'

/** Who holds which post in one’s region: appoint, end, and see who did it when. The filter is in the address. */
export default function StaffPage() {
  const t = useText(staffText)
  const officer = useOfficer()
  const may = mayKeepStaff(officer)
  const [search, setSearch] = useSearchParams()
  const [isAppointing, setAppointing] = useState(false)
  const [ending, setEnding] = useState<HeldPost>()
  const unit = search.get('unit') ?? undefined
  const q = search.get('q') ?? ''
  const ended = search.get('ended') === 'true'
  const set = (part: Record<string, string | undefined>) => {
    const all = { unit, q, ended: ended ? 'true' : undefined, ...part }
    setSearch(
      Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Record<string, string>,
      {
        replace: true,
      },
    )
  }
  const units = useRead(
    'GET /api/v1/units',
    { query: { region: officer.regionCode, below: 'true' } },
    { staleMs: 300_000, enabled: may },
  )
  const read = useRead(
    'GET /api/v1/staff',
    { query: { ...(unit ? { unit } : {}), ...(q ? { q } : {}), ended: ended ? 'true' : 'false' } },
    { keep: true, enabled: may },
  )
  if (!may) return <Empty isPage icon="lock" title={t.notKept} />
  const posts = read.data?.posts ?? []
  return (
    <section className="page staff">
      <header className="page-head">
        <PageTitle document={t.document}>{t.title}</PageTitle>
        <Button type="primary" onClick={() => setAppointing(true)}>
          {t.appoint}
        </Button>
      </header>
      <p className="note">{t.lead}</p>
      <div className="staff-filter">
        <Select
          aria-label={t.unit}
          allowClear
          placeholder={t.allUnits}
          value={unit ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={(units.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | null) => set({ unit: value ?? undefined })}
        />
        <Input
          aria-label={t.find}
          placeholder={t.find}
          defaultValue={q}
          maxLength={40}
          onChange={(event) => set({ q: event.target.value.trim() })}
        />
        <Segmented
          aria-label={t.which}
          options={[
            { value: 'now', label: t.now },
            { value: 'past', label: t.past },
          ]}
          value={ended ? 'past' : 'now'}
          onChange={(value) => set({ ended: value === 'past' ? 'true' : undefined })}
        />
      </div>
      {read.isPending ? <Loading lines={10} /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data && !read.error ? (
        posts.length === 0 ? (
          <Empty icon="people" title={t.none}>
            {t.noneWords}
          </Empty>
        ) : (
          <StaffTable posts={posts} onEnd={setEnding} />
        )
      ) : null}
      {read.data?.more ? <p className="note">{t.more}</p> : null}
      {isAppointing ? (
        <AppointDialog units={units.data?.units ?? []} unit={unit} onClose={() => setAppointing(false)} />
      ) : null}
      {ending ? <EndDialog post={ending} onClose={() => setEnding(undefined)} /> : null}
    </section>
  )
}
