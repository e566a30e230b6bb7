import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { DeskView } from '#contract'
import { addressFor, problemText, useAct, useRead, type OperationKey } from '#web/api'
import { Banner, Button, Empty, Icon, Loading, PageTitle, ProblemState, usePick, useText } from '#web/ui'
import { mayFileAtWindow, useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { Current } from './current.tsx'
import { deskText } from './desk.text.ts'
import { Queue } from './queue.tsx'
import './desk.css'

const DESK = 'GET /api/v1/hall-desk' satisfies OperationKey
const EVERY_MS = 15_000

/** The counter: one key calls the next, and what there is to know of who comes is in view. */
export default function DeskPage() {
  const t = useText(deskText)
  const officer = useOfficer()
  const [hall, setHall] = useState<string>()
  const may = mayFileAtWindow(officer)
  const read = useRead(DESK, { query: hall ? { hall } : {} }, { everyMs: EVERY_MS, keep: true, enabled: may })
  useFollow(read.data?.desk?.hall.id)
  if (!may) return <Empty isPage icon="lock" title={t.notWindow} />
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { desk, halls, serves } = read.data
  if (!serves) return <Empty isPage icon="lock" title={t.notWindow} />
  if (!desk)
    return (
      <Empty isPage icon="building" title={t.noHall}>
        {t.noHallWords}
      </Empty>
    )
  return (
    <section className="page desk">
      <header className="page-head">
        <PageTitle document={t.document}>{t.title}</PageTitle>
        {halls.length > 1 && !desk.windows.some(({ mine }) => mine) ? (
          <Select
            aria-label={t.title}
            value={desk.hall.id}
            onChange={setHall}
            options={halls.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <p>{desk.hall.name}</p>
        )}
        <p>{t.waiting(desk.waiting)}</p>
        <p>{t.served(desk.servedToday)}</p>
        <a href={`/hall/${desk.hall.id}`} target="_blank" rel="noreferrer">
          {t.screen}
        </a>
      </header>
      {desk.windows.some(({ mine }) => mine) ? <AtWindow desk={desk} /> : <Windows desk={desk} />}
    </section>
  )
}

/** Which window to sit at. */
function Windows({ desk }: { readonly desk: DeskView }) {
  const t = useText(deskText)
  const pick = usePick()
  const sit = useAct('POST /api/v1/hall-windows/:id/state', { refreshes: [DESK] })
  return (
    <>
      <h2>{t.choose}</h2>
      {sit.error ? <Banner look="bad">{pick(problemText(sit.error))}</Banner> : null}
      <ul className="desk-windows">
        {desk.windows.map((window) => (
          <li key={window.id}>
            <b className="num">{window.number}</b>
            <span>
              {window.name}
              <small>{window.takes ? t.takes(window.takes.length) : t.any}</small>
            </span>
            {window.officerName ? (
              <em>{window.officerName}</em>
            ) : (
              <Button
                size="small"
                busy={sit.isPending}
                aria-label={`${t.sitHere} ${t.window(window.number)}`}
                onClick={() => sit.mutate({ params: { id: window.id }, body: { state: 'open' } })}
              >
                {t.sitHere}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function AtWindow({ desk }: { readonly desk: DeskView }) {
  const t = useText(deskText)
  const pick = usePick()
  const mine = desk.windows.find((window) => window.mine)
  const sit = useAct('POST /api/v1/hall-windows/:id/state', { refreshes: [DESK] })
  const next = useAct('POST /api/v1/hall-windows/:id/next', { refreshes: [DESK] })
  const turn = useAct('POST /api/v1/hall-tickets/:id/turn', { refreshes: [DESK] })
  const { current } = desk
  const isOpen = mine?.state === 'open'
  const call = () => {
    if (mine && isOpen && !next.isPending)
      next.mutate({ params: { id: mine.id }, body: { finishes: current?.id ?? null } })
  }
  const step = (what: 'recall' | 'serve' | 'missed' | 'finish') => () => {
    if (current && !turn.isPending) turn.mutate({ params: { id: current.id }, body: { step: what } })
  }
  const setState = (state: 'open' | 'paused' | 'closed') => {
    if (mine) sit.mutate({ params: { id: mine.id }, body: { state } })
  }
  useKeys({
    n: call,
    s: step('serve'),
    r: step('recall'),
    m: step('missed'),
    f: step('finish'),
    p: () => setState(isOpen ? 'paused' : 'open'),
  })
  const error = sit.error ?? next.error ?? turn.error
  if (!mine) return null
  return (
    <>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      <div className="desk-bar">
        <strong>
          {t.window(mine.number)} <small>{mine.name}</small>
        </strong>
        <span className={isOpen ? 'tag ok' : 'tag'}>{t.states[mine.state]}</span>
        <Button busy={next.isPending} {...(isOpen ? {} : { blocked: t.states.paused })} onClick={call}>
          {t.next}
        </Button>
        <Button look="quiet" busy={sit.isPending} onClick={() => setState(isOpen ? 'paused' : 'open')}>
          {isOpen ? t.pause : t.resume}
        </Button>
        <Button look="text" busy={sit.isPending} onClick={() => setState('closed')}>
          {t.close}
        </Button>
      </div>
      <p className="desk-keys">
        <Icon name="info" />
        {t.keys}
      </p>
      <div className="desk-two">
        {current ? (
          <Current
            key={current.id}
            desk={desk}
            ticket={current}
            busy={turn.isPending}
            onServe={step('serve')}
            onRecall={step('recall')}
            onMissed={step('missed')}
            onFinish={step('finish')}
          />
        ) : (
          <Empty icon="person" title={t.nobody}>
            {t.nobodyWords}
          </Empty>
        )}
        <Queue desk={desk} />
      </div>
    </>
  )
}

/** The panel is read anew whenever the hall’s screen changes. */
function useFollow(hallId: string | undefined) {
  const client = useQueryClient()
  useEffect(() => {
    if (hallId === undefined) return undefined
    const source = new EventSource(
      addressFor('GET /api/v1/halls/:id/screen/stream', { params: { id: hallId } }),
    )
    source.onmessage = () => void client.invalidateQueries({ queryKey: [DESK] })
    return () => source.close()
  }, [client, hallId])
}
