import { Button } from 'antd'
import type { CaseView, TaskView } from '#contract'
import { answerWords, catalogue, formatMoment, Icon, partWords, useLanguage, usePick, useText } from '#web/ui'
import { useActs } from '../acts.ts'

/** What is asked of the officer here, or who was asked beside their task and what they said. */
export function Beside({
  view,
  task,
  reload,
}: {
  readonly view: CaseView
  readonly task: TaskView | undefined
  readonly reload: () => Promise<CaseView | undefined>
}) {
  if (!task) return null
  return (
    <>
      {task.side ? <AskedHere side={task.side} /> : null}
      {task.held || task.beside.length > 0 || task.signers.length > 0 ? (
        <Others view={view} task={task} reload={reload} />
      ) : null}
    </>
  )
}

function AskedHere({ side }: { readonly side: NonNullable<TaskView['side']> }) {
  const t = useText(text)
  const parts = useText(partWords)
  const pick = usePick()
  return (
    <section className="asked-here">
      <h2>
        <Icon name="people" />
        {side.askedBy ? t.askedBy(side.askedBy, parts[side.part]) : t.asked(parts[side.part])}
      </h2>
      <blockquote>{side.asked}</blockquote>
      {side.held ? (
        <p className="to-sign">
          {t.toSign(pick(side.held.action))}
          {side.held.opinion ? <q>{side.held.opinion}</q> : null}
        </p>
      ) : null}
      <p className="muted">{t.answerBelow}</p>
    </section>
  )
}

function Others({
  view,
  task,
  reload,
}: {
  readonly view: CaseView
  readonly task: TaskView
  readonly reload: () => Promise<CaseView | undefined>
}) {
  const t = useText(text)
  const pick = usePick()
  const { mutate, isPending } = useActs(view, reload, () => undefined)
  const takeBack = (sideTaskId: string) =>
    mutate({
      label: t.takenBackDone,
      deed: { kind: 'arrange', taskId: task.id, step: { kind: 'unask', sideTaskId } },
    })
  return (
    <section className="beside">
      <h2>{t.others}</h2>
      {task.held ? (
        <p className="held">
          <Icon name="clock" />
          {t.held(task.held.officerName, pick(task.held.action))}
          {task.held.opinion ? <q>{task.held.opinion}</q> : null}
        </p>
      ) : null}
      <ul className="beside-list">
        {task.beside.map((each) => (
          <Asked key={each.id} asked={each}>
            {task.may.ask && !each.answer && !each.takenBack ? (
              <Button size="small" disabled={isPending} onClick={() => takeBack(each.id)}>
                {t.takeBack}
              </Button>
            ) : null}
          </Asked>
        ))}
        {task.signers.map((signer, index) => (
          <li key={`${signer.name}-${index}`}>
            <b>{signer.name}</b>
            <span className="tag">{t.signsAfter}</span>
            <q>{signer.asked}</q>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asked({
  asked,
  children,
}: {
  readonly asked: TaskView['beside'][number]
  readonly children: React.ReactNode
}) {
  const t = useText(text)
  const parts = useText(partWords)
  const pick = usePick()
  const language = useLanguage()
  const { answer } = asked
  return (
    <li className={answer ? (answer.agrees ? 'yes' : 'no') : ''}>
      <b>{asked.officerName ?? asked.unitName}</b>
      <small>{asked.officerName ? asked.unitName : ''}</small>
      <span className="tag">{parts[asked.part]}</span>
      {children}
      <q>{asked.asked}</q>
      <p>
        {answer ? (
          <>
            <Icon name={answer.agrees ? 'ok' : 'warn'} />
            {pick(answerWords[asked.part][answer.agrees ? 0 : 1])}
            <q>{answer.opinion}</q>
            <small>{formatMoment(answer.at, language)}</small>
          </>
        ) : (
          <span className="muted">
            {asked.takenBack ? t.takenBack : t.waiting(formatMoment(asked.openedAt, language))}
          </span>
        )}
      </p>
    </li>
  )
}

const text = catalogue({
  askedBy: [
    (name: string, part: string) => `${name}请您：${part}`,
    (name: string, part: string) => `${name} asks you: ${part}`,
  ],
  asked: [(part: string) => `请您：${part}`, (part: string) => `You are asked: ${part}`],
  answerBelow: [
    '在下面写意见再答复。您只答复这一项，不改办件。',
    'Write your opinion below and answer. You answer this and change nothing else in the case.',
  ],
  toSign: [(action: string) => `要签的决定：${action}`, (action: string) => `To be signed: ${action}`],
  others: ['请了谁', 'Who was asked'],
  held: [
    (name: string, action: string) => `${name}的“${action}”等签批，都签了才生效`,
    (name: string, action: string) => `“${action}” by ${name} waits to be signed`,
  ],
  signsAfter: ['办完后签批', 'signs after the act'],
  takeBack: ['收回', 'Take back'],
  takenBackDone: ['收回', 'Taken back'],
  takenBack: ['没有答复，已收回', 'taken back unanswered'],
  waiting: [(at: string) => `${at}发出，还没答复`, (at: string) => `asked ${at}, no answer yet`],
})
