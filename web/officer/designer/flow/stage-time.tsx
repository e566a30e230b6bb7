import { Button } from 'antd'
import type { Stage } from '#contract'
import { catalogue, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { PeriodLine } from '../parts/inputs.tsx'
import { useFlow } from './flow-desk.ts'
import { RouteLine } from './route-line.tsx'
import { flowText } from './flow-words.ts'

type Timed = Extract<Stage, { kind: 'task' | 'call' | 'wait' }>

/** The time of a stage: none, or so many days, and where the case goes when they are over. A call goes the way of its failure. */
export function StageTime({ name, stage }: { readonly name: string; readonly stage: Timed }) {
  const t = useText(text)
  const words = useText(flowText)
  const { mayWrite } = useDesk()
  const { writeStage } = useFlow()
  const { period } = stage
  const mayElapse = stage.kind === 'task'
  const add = () => writeStage(name, { ...stage, period: { count: 5, unit: 'working' } })
  return (
    <div className="design-time">
      {period ? (
        <PeriodLine
          label={t.period}
          at={`flow.stages.${name}.period`}
          value={period}
          onChange={(changed) => writeStage(name, { ...stage, period: { ...period, ...changed } })}
        />
      ) : null}
      {'elapsed' in stage && stage.elapsed ? (
        <RouteLine label={words.elapsed} way={{ stage: name, via: 'elapsed' }} />
      ) : null}
      {mayWrite && stage.kind !== 'wait' ? (
        <span className="design-steps">
          {period ? (
            <Button size="small" onClick={() => writeStage(name, timeless(stage))}>
              {t.removePeriod}
            </Button>
          ) : (
            <Button size="small" onClick={add}>
              {t.addPeriod}
            </Button>
          )}
          {mayElapse && period && !stage.elapsed ? (
            <Button
              size="small"
              onClick={() => writeStage(name, { ...stage, elapsed: { to: 'end', milestones: ['closed'] } })}
            >
              {t.addElapsed}
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}

function timeless(stage: Timed): Timed {
  const { period: _, ...rest } = stage
  if (rest.kind !== 'task') return rest as Timed
  const { elapsed: __, ...task } = rest
  return task
}

const text = catalogue({
  period: ['这一环节的时限', 'Period of the stage'],
  addPeriod: ['加时限', 'Set a period'],
  removePeriod: ['不设时限', 'No period'],
  addElapsed: ['到期自动往下走', 'Go on by itself when time is up'],
})
