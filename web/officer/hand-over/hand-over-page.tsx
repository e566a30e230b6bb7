import { App, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ChosenColleague, HandOverView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { catalogue, dateOf, formatDay, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { INBOX } from '../inbox/inbox-data.ts'
import { ColleaguePicker } from '../pickers/colleague-picker.tsx'

const HAND_OVERS = 'GET /api/v1/hand-overs'

/** 请假交接: all the tasks one has go to a colleague until a day, and come back by themselves or at once. */
export default function HandOverPage() {
  const t = useText(text)
  const read = useRead(HAND_OVERS, {})
  useEffect(() => {
    document.title = t.title
  }, [t])
  if (read.isPending) return <Loading />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { mine, toMe, tasks } = read.data
  const open = mine.find(({ endedAt }) => endedAt === null)
  const past = mine.filter(({ endedAt }) => endedAt !== null)
  return (
    <section className="page hand-over">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      {open ? <Open handOver={open} /> : <Begin tasks={tasks} />}
      <List title={t.toMe} handOvers={toMe} nameOf={({ officerName }) => officerName} />
      <List title={t.past} handOvers={past} nameOf={({ toOfficerName }) => toOfficerName} />
    </section>
  )
}

function Begin({ tasks }: { readonly tasks: number }) {
  const t = useText(text)
  const pick = usePick()
  const { message } = App.useApp()
  const [today] = useState(() => dateOf(new Date()))
  const [to, setTo] = useState<ChosenColleague>()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const begin = useAct('POST /api/v1/hand-overs', {
    refreshes: [HAND_OVERS, INBOX],
    onDone: ({ handOver, left }) =>
      void message.success(
        left.length > 0 ? t.handedMost(handOver.handed, left.length) : t.handed(handOver.handed),
        8,
      ),
  })
  const ready = to?.kind === 'officer' && until !== '' && reason.trim() !== ''
  return (
    <form
      className="hand-over-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (to?.kind === 'officer' && ready)
          begin.mutate({ body: { to: to.officerId, until, reason: reason.trim() } })
      }}
    >
      <p>{t.lead(tasks)}</p>
      <div className="dialog-field">
        <label htmlFor="hand-to">{t.to}</label>
        <ColleaguePicker
          id="hand-to"
          purpose="delegate"
          value={to ? [to] : []}
          onChange={([chosen]) => setTo(chosen)}
        />
      </div>
      <div className="dialog-field">
        <label htmlFor="hand-until">{t.until}</label>
        <Input
          id="hand-until"
          type="date"
          min={today}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div className="dialog-field">
        <label htmlFor="hand-reason">{t.why}</label>
        <Input
          id="hand-reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {begin.error ? (
        <p className="bad" role="alert">
          {pick(problemText(begin.error))}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={begin.isPending}>
        {t.begin}
      </Button>
    </form>
  )
}

function Open({ handOver }: { readonly handOver: HandOverView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { message } = App.useApp()
  const end = useAct('POST /api/v1/hand-overs/:id/end', {
    refreshes: [HAND_OVERS, INBOX],
    onDone: ({ returned, left }) =>
      void message.success(left.length > 0 ? t.backMost(returned, left.length) : t.back(returned), 8),
  })
  return (
    <section className="hand-over-open">
      <h2>{t.with(handOver.toOfficerName, formatDay(handOver.until, language))}</h2>
      <p className="muted">
        {t.about(handOver.handed, handOver.reason)}
        {t.byItself}
      </p>
      {end.error ? (
        <p className="bad" role="alert">
          {pick(problemText(end.error))}
        </p>
      ) : null}
      <Button
        type="primary"
        loading={end.isPending}
        onClick={() => end.mutate({ params: { id: handOver.id } })}
      >
        {t.takeBack}
      </Button>
    </section>
  )
}

function List({
  title,
  handOvers,
  nameOf,
}: {
  readonly title: string
  readonly handOvers: readonly HandOverView[]
  readonly nameOf: (handOver: HandOverView) => string
}) {
  const t = useText(text)
  const language = useLanguage()
  if (handOvers.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="lines">
        {handOvers.map((each) => (
          <li key={each.id}>
            <span>
              <b>{nameOf(each)}</b> {t.about(each.handed, each.reason)}
            </span>
            <span>
              {each.endedAt
                ? t.ended(formatDay(dateOf(new Date(each.endedAt)), language))
                : t.untilDay(formatDay(each.until, language))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const text = catalogue({
  title: ['请假交接', 'Hand over while away'],
  lead: [
    (tasks: number) =>
      `您名下有${tasks}件待办。交给本单位一位同事代办，记录写明是代您办的；到期的第二天，没办完的自动回到您名下，您也可以提前收回。`,
    (tasks: number) =>
      `You have ${tasks} open tasks. A colleague of your unit acts on them in your name, and the record says so; the day after the last one away what is still open comes back, or earlier if you take it back.`,
  ],
  to: ['交给谁', 'To'],
  until: ['最后一天', 'Last day away'],
  why: ['事由', 'Reason'],
  begin: ['交接', 'Hand over'],
  handed: [(count: number) => `交接了${count}件`, (count: number) => `${count} handed over`],
  handedMost: [
    (count: number, left: number) => `交接了${count}件，${left}件在等别人答复，先留在您名下`,
    (count: number, left: number) => `${count} handed over; ${left} wait for others and stay with you`,
  ],
  with: [
    (name: string, day: string) => `${name}代您办到${day}`,
    (name: string, day: string) => `${name} acts for you until ${day}`,
  ],
  about: [
    (count: number, reason: string) => `${count}件，${reason}。`,
    (count: number, reason: string) => `${count} tasks, ${reason}. `,
  ],
  byItself: ['到期自动收回。', 'They come back by themselves.'],
  takeBack: ['现在收回', 'Take back now'],
  back: [(count: number) => `收回了${count}件`, (count: number) => `${count} taken back`],
  backMost: [
    (count: number, left: number) => `收回了${count}件，${left}件在等签批，签完再收`,
    (count: number, left: number) => `${count} taken back; ${left} wait to be signed`,
  ],
  toMe: ['交给我的', 'Handed to me'],
  past: ['以前的交接', 'Before'],
  untilDay: [(day: string) => `到${day}`, (day: string) => `until ${day}`],
  ended: [(day: string) => `${day}收回`, (day: string) => `taken back ${day}`],
})
