import { Input } from 'antd'
import { useState } from 'react'
import { problemText, useAct, useRead, type OperationKey } from '#web/api'
import { Banner, Button, Empty, Loading, PageTitle, ProblemState, usePick, useText } from '#web/ui'
import { HallFigures } from './hall-figures.tsx'
import { HallForm } from './hall-form.tsx'
import { HallKiosks } from './hall-kiosks.tsx'
import { HallWindows } from './hall-windows.tsx'
import { ClosedDays } from './closed-days.tsx'
import { hallsText } from './halls.text.ts'
import './halls.css'

export const SETTINGS = 'GET /api/v1/hall-settings' satisfies OperationKey

/** The halls of one’s region: when they are open, what their windows take, who comes first, how long people waited. */
export default function HallsPage() {
  const t = useText(hallsText)
  const read = useRead(SETTINGS, {}, { keep: true })
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { halls } = read.data
  return (
    <section className="page halls">
      <PageTitle document={t.document}>{t.title}</PageTitle>
      {halls.length === 0 ? (
        <Empty icon="building" title={t.none}>
          {t.noneWords}
        </Empty>
      ) : null}
      {halls.map((hall) => (
        <details key={hall.id} className="hall" open={halls.length === 1}>
          <summary>
            <strong>{hall.name}</strong> <small>{hall.regionName}</small>
          </summary>
          <a className="hall-screen" href={`/hall/${hall.id}`} target="_blank" rel="noreferrer">
            {t.screen}
          </a>
          <HallFigures id={hall.id} />
          <HallWindows hall={hall} />
          <HallForm key={hall.revision} hall={hall} />
          <ClosedDays hall={hall} />
          <HallKiosks hall={hall} />
        </details>
      ))}
      <NewHall />
    </section>
  )
}

function NewHall() {
  const t = useText(hallsText)
  const pick = usePick()
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const create = useAct('POST /api/v1/hall-settings', {
    refreshes: [SETTINGS],
    onDone: () => {
      setName('')
      setAddress('')
    },
  })
  return (
    <form
      className="hall-new"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() && address.trim()) create.mutate({ body: { name, address } })
      }}
    >
      <h2>{t.add}</h2>
      {create.error ? <Banner look="bad">{pick(problemText(create.error))}</Banner> : null}
      <label>
        {t.name}
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t.address}
        <Input value={address} maxLength={160} onChange={(event) => setAddress(event.target.value)} />
      </label>
      <Button type="submit" busy={create.isPending}>
        {t.create}
      </Button>
    </form>
  )
}
