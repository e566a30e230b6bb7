import { Input, InputNumber, Select } from 'antd'
import type { ForkStage } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { FindingsAt } from '../parts/findings-at.tsx'
import { Choose, Line, Pair } from '../parts/inputs.tsx'
import { withNewBranch, withoutBranch } from './flow-changes.ts'
import { useFlow } from './flow-desk.ts'
import { Remove } from './machine-stages.tsx'
import { NewName } from './new-name.tsx'

/** The branches of a fork, which stages each is made of, when it is taken, and how many must pass. */
export function ForkBranches({ name, stage }: { readonly name: string; readonly stage: ForkStage }) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const { flow, rebuild, writeStage } = useFlow()
  const { join } = stage
  return (
    <>
      <div className="design-row-body">
        <Line label={t.join} at={`flow.stages.${name}.join`}>
          {() => (
            <Choose
              label={t.join}
              value={typeof join === 'object' ? 'quorum' : join}
              options={(['all', 'any', 'quorum'] as const).map((value) => ({ value, label: t[value] }))}
              onChange={(chosen) =>
                writeStage(name, { ...stage, join: chosen === 'quorum' ? { quorum: 1 } : chosen })
              }
            />
          )}
        </Line>
        {typeof join === 'object' ? (
          <Line label={t.count}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={Object.keys(stage.branches).length}
                precision={0}
                disabled={!mayWrite}
                value={join.quorum}
                onChange={(quorum) => writeStage(name, { ...stage, join: { quorum: quorum ?? 1 } })}
              />
            )}
          </Line>
        ) : null}
      </div>
      <ul className="design-actions">
        {Object.keys(stage.branches).map((branch) => (
          <li key={branch}>
            <Branch name={name} stage={stage} branch={branch} />
          </li>
        ))}
      </ul>
      <NewName
        label={t.newBranch}
        add={t.addBranch}
        taken={[...Object.keys(stage.branches), ...Object.keys(flow.stages)]}
        onAdd={(branch) => rebuild(withNewBranch(flow, name, branch))}
      />
    </>
  )
}

function Branch({
  name,
  stage,
  branch,
}: {
  readonly name: string
  readonly stage: ForkStage
  readonly branch: string
}) {
  const t = useText(text)
  const pick = usePick()
  const { mayWrite } = useDesk()
  const { flow, rebuild, titleOf, writeStage } = useFlow()
  const of = stage.branches[branch]
  if (!of) return null
  const write = (changed: typeof of) =>
    writeStage(name, { ...stage, branches: { ...stage.branches, [branch]: changed } })
  const { when: _, ...always } = of
  const title = pick(of.title) || branch
  return (
    <>
      <div className="design-action-head">
        <Pair
          label={t.branch(branch)}
          at={`flow.stages.${name}.branches.${branch}.title`}
          value={of.title}
          onChange={(changed) => write({ ...of, title: changed })}
        />
        <Remove label={t.remove(title)} onClick={() => rebuild(withoutBranch(flow, name, branch))} />
      </div>
      <div className="design-row-body">
        <Line label={t.stages(title)}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={!mayWrite}
              value={of.stages}
              onChange={(stages) => write({ ...of, stages })}
              options={Object.keys(flow.stages)
                .filter((each) => each !== name)
                .map((value) => ({ value, label: titleOf(value) }))}
            />
          )}
        </Line>
        <Line label={t.start(title)}>
          {() => (
            <Choose
              label={t.start(title)}
              value={of.start}
              options={of.stages.map((value) => ({ value, label: titleOf(value) }))}
              onChange={(start) => write({ ...of, start })}
            />
          )}
        </Line>
        <Line label={t.when(title)} at={`flow.stages.${name}.branches.${branch}.when`}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              placeholder={t.always}
              disabled={!mayWrite}
              value={of.when ?? ''}
              onChange={({ target }) => write(target.value ? { ...of, when: target.value } : always)}
            />
          )}
        </Line>
      </div>
      <FindingsAt exactly path={`flow.stages.${name}.branches.${branch}`} />
    </>
  )
}

const text = catalogue({
  join: ['几支通过才算通过', 'How many must pass'],
  all: ['全部', 'all'],
  any: ['任何一支', 'any one'],
  quorum: ['若干支', 'so many'],
  count: ['几支', 'How many'],
  branch: [(branch: string) => `分支 ${branch}`, (branch: string) => `Branch ${branch}`],
  remove: [(title: string) => `去掉分支“${title}”`, (title: string) => `Take the branch “${title}” away`],
  stages: [(title: string) => `${title}：有哪些环节`, (title: string) => `${title}: its stages`],
  start: [(title: string) => `${title}：从哪里开始`, (title: string) => `${title}: begins with`],
  when: [(title: string) => `${title}：什么情况才走`, (title: string) => `${title}: only when`],
  always: ['总是', 'always'],
  newBranch: ['新分支的代号（英文）', 'Name of a new branch'],
  addBranch: ['加分支', 'Add a branch'],
})
