import { Button } from 'antd'
import type { Stage } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { exitsOf } from '../../diagram/flow-ways.ts'
import { useDesk } from '../desk.ts'
import { FindingsAt } from '../parts/findings-at.tsx'
import { Pair } from '../parts/inputs.tsx'
import { CallStage, IssueStage, WaitStage } from './machine-stages.tsx'
import { ForkBranches } from './fork-branches.tsx'
import { useFlow } from './flow-desk.ts'
import { flowText } from './flow-words.ts'
import { SpawnLegs } from './spawn-legs.tsx'
import { TaskStageEditor } from './task-stage.tsx'
import { RouteLine } from './route-line.tsx'

/** One stage of the flow: what it is called, what happens there, and where every way out of it leads. */
export function StagePanel({
  name,
  stage,
  onRemove,
}: {
  readonly name: string
  readonly stage: Stage
  readonly onRemove: () => void
}) {
  const t = useText(flowText)
  const own = useText(text)
  const pick = usePick()
  const { mayWrite } = useDesk()
  const { writeStage } = useFlow()
  const at = `flow.stages.${name}`
  const title = pick(stage.title) || name
  return (
    <section className="design-rows design-stage" id={`stage-${name}`}>
      <h2>
        {title}
        <span className="tag">{t[stage.kind]}</span>
        <small className="mono">{name}</small>
        {mayWrite ? (
          <Button danger size="small" onClick={onRemove} aria-label={own.remove(title)}>
            {own.removeShort}
          </Button>
        ) : null}
      </h2>
      <FindingsAt path={at} />
      <Pair
        label={own.title}
        at={`${at}.title`}
        value={stage.title}
        onChange={(changed) => writeStage(name, { ...stage, title: changed })}
      />
      <StageBody name={name} stage={stage} />
    </section>
  )
}

function StageBody({ name, stage }: { readonly name: string; readonly stage: Stage }) {
  switch (stage.kind) {
    case 'task':
      return <TaskStageEditor name={name} stage={stage} />
    case 'decide':
      return <Exits name={name} stage={stage} />
    case 'call':
      return <CallStage name={name} stage={stage} />
    case 'wait':
      return <WaitStage name={name} stage={stage} />
    case 'issue':
      return <IssueStage name={name} stage={stage} />
    case 'fork':
      return (
        <>
          <ForkBranches name={name} stage={stage} />
          <Exits name={name} stage={stage} />
        </>
      )
    case 'spawn':
      return (
        <>
          <SpawnLegs name={name} stage={stage} />
          <Exits name={name} stage={stage} />
        </>
      )
  }
}

/** The ways out that the kind of a stage itself has. */
function Exits({ name, stage }: { readonly name: string; readonly stage: Stage }) {
  const pick = usePick()
  return exitsOf(stage).map(({ via, label }) => (
    <RouteLine key={via} label={pick(label)} way={{ stage: name, via }} />
  ))
}

const text = catalogue({
  title: ['环节名称', 'Title of the stage'],
  remove: [(title: string) => `去掉环节“${title}”`, (title: string) => `Take the stage “${title}” away`],
  removeShort: ['去掉', 'Take away'],
})
