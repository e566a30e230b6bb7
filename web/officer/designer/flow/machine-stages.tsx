import { Input } from 'antd'
import type { Stage } from '#contract'
import { catalogue, Icon, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { Choose, Line } from '../parts/inputs.tsx'
import { useFlow } from './flow-desk.ts'
import { flowText } from './flow-words.ts'
import { NewName } from './new-name.tsx'
import { RouteLine } from './route-line.tsx'
import { StageTime } from './stage-time.tsx'

type Of<K extends Stage['kind']> = { readonly name: string; readonly stage: Extract<Stage, { kind: K }> }

/** A service outside answers: which, what it is told, and where each answer leads. */
export function CallStage({ name, stage }: Of<'call'>) {
  const t = useText(text)
  const words = useText(flowText)
  const { names, mayWrite } = useDesk()
  const { writeStage } = useFlow()
  return (
    <>
      <div className="design-row-body">
        <Line label={t.service}>
          {() => (
            <Choose
              label={t.service}
              value={stage.service || undefined}
              options={names.services.map((value) => ({ value, label: value }))}
              onChange={(service) => writeStage(name, { ...stage, service })}
            />
          )}
        </Line>
        {Object.entries(stage.with).map(([key, told]) => (
          <Line key={key} label={t.told(key)}>
            {(id) => (
              <span className="design-named">
                <Input
                  id={id}
                  disabled={!mayWrite}
                  value={told}
                  onChange={({ target }) =>
                    writeStage(name, { ...stage, with: { ...stage.with, [key]: target.value } })
                  }
                />
                <Remove
                  label={t.remove(key)}
                  onClick={() => writeStage(name, { ...stage, with: without(stage.with, key) })}
                />
              </span>
            )}
          </Line>
        ))}
      </div>
      <NewName
        label={t.newTold}
        add={t.addTold}
        taken={Object.keys(stage.with)}
        onAdd={(key) => writeStage(name, { ...stage, with: { ...stage.with, [key]: '' } })}
      />
      {Object.keys(stage.answers).map((answer) => (
        <div key={answer} className="design-named">
          <RouteLine label={t.answer(answer)} way={{ stage: name, via: `answers.${answer}` }} />
          <Remove
            label={t.remove(answer)}
            onClick={() => writeStage(name, { ...stage, answers: without(stage.answers, answer) })}
          />
        </div>
      ))}
      <NewName
        label={t.newAnswer}
        add={t.addAnswer}
        taken={Object.keys(stage.answers)}
        onAdd={(answer) =>
          writeStage(name, { ...stage, answers: { ...stage.answers, [answer]: { ...stage.failed } } })
        }
      />
      <RouteLine label={words.failed} way={{ stage: name, via: 'failed' }} />
      <StageTime name={name} stage={stage} />
    </>
  )
}

/** A time passes, or a signal comes. */
export function WaitStage({ name, stage }: Of<'wait'>) {
  const t = useText(text)
  const { writeStage } = useFlow()
  return (
    <>
      <StageTime name={name} stage={stage} />
      {Object.keys(stage.signals).map((signal) => (
        <div key={signal} className="design-named">
          <RouteLine label={t.signal(signal)} way={{ stage: name, via: `signals.${signal}` }} />
          <Remove
            label={t.remove(signal)}
            onClick={() => writeStage(name, { ...stage, signals: without(stage.signals, signal) })}
          />
        </div>
      ))}
      <NewName
        label={t.newSignal}
        add={t.addSignal}
        taken={Object.keys(stage.signals)}
        onAdd={(signal) =>
          writeStage(name, {
            ...stage,
            signals: { ...stage.signals, [signal]: { to: stage.elapsed?.to ?? 'end', milestones: [] } },
          })
        }
      />
    </>
  )
}

/** A result is made. */
export function IssueStage({ name, stage }: Of<'issue'>) {
  const t = useText(text)
  const words = useText(flowText)
  const { names } = useDesk()
  const { writeStage } = useFlow()
  return (
    <>
      <Line label={t.result}>
        {() => (
          <Choose
            label={t.result}
            value={stage.result}
            options={names.results.map((value) => ({ value, label: value }))}
            onChange={(result) => writeStage(name, { ...stage, result })}
          />
        )}
      </Line>
      <RouteLine label={words.next} way={{ stage: name, via: 'next' }} />
      <RouteLine label={words.failed} way={{ stage: name, via: 'failed' }} />
    </>
  )
}

/** Takes something with a name away. */
export function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { mayWrite } = useDesk()
  if (!mayWrite) return null
  return (
    <button type="button" className="icon-btn" onClick={onClick}>
      <Icon name="cross" label={label} />
    </button>
  )
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}

const text = catalogue({
  service: ['请谁答复', 'Service'],
  told: [(key: string) => `告诉它：${key}`, (key: string) => `It is told: ${key}`],
  newTold: ['告诉它的项的代号', 'Name of what it is told'],
  addTold: ['加一项', 'Tell one thing more'],
  answer: [(answer: string) => `答复 ${answer}`, (answer: string) => `The answer ${answer}`],
  newAnswer: ['新答复的代号', 'Name of an answer'],
  addAnswer: ['加答复', 'Add an answer'],
  signal: [(signal: string) => `收到 ${signal}`, (signal: string) => `The signal ${signal}`],
  newSignal: ['新信号的代号', 'Name of a signal'],
  addSignal: ['加信号', 'Add a signal'],
  result: ['出什么结果', 'Result'],
  remove: [(what: string) => `去掉${what}`, (what: string) => `Take ${what} away`],
})
