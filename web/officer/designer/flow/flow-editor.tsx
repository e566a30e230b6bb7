import { Select } from 'antd'
import { useState } from 'react'
import type { Flow } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { Drawing } from '../../diagram/drawing.tsx'
import { allInOrder } from '../../diagram/flow-ways.ts'
import { useDesk } from '../desk.ts'
import { FindingsAt } from '../parts/findings-at.tsx'
import { Choose, Line } from '../parts/inputs.tsx'
import { withoutStage } from './flow-changes.ts'
import { useFlow } from './flow-desk.ts'
import { NewStage } from './new-stage.tsx'
import { StagePanel } from './stage-panel.tsx'
import './flow.css'

/** The flow: one of those in use, or the matter's own, built of stages and of the ways between them. */
export function FlowEditor() {
  const t = useText(text)
  const { drawing } = useDesk()
  const { flow, rebuild } = useFlow()
  return (
    <div className="design-form">
      <WhichFlow />
      <FindingsAt exactly path="flow" />
      <Entries />
      {drawing ? (
        <section className="design-drawing">
          <Drawing {...drawing} label={t.drawing(Object.keys(flow.stages).length)} />
        </section>
      ) : (
        <p className="muted wide">{t.undrawn}</p>
      )}
      <NewStage />
      {allInOrder(flow).map(([name, stage]) => (
        <StagePanel key={name} name={name} stage={stage} onRemove={() => rebuild(withoutStage(flow, name))} />
      ))}
    </div>
  )
}

function WhichFlow() {
  const t = useText(text)
  const pick = usePick()
  const { body, names, mayWrite, write } = useDesk()
  const { flow } = body
  const isInUse = names.flows.some((each) => each.flow.id === flow.id)
  const [known, setKnown] = useState<Flow>()
  return (
    <Line wide label={t.flow} at="flow.id">
      {(id) => (
        <Select
          id={id}
          disabled={!mayWrite}
          value={flow.id}
          onChange={(chosen: string) => {
            const found = names.flows.find((each) => each.flow.id === chosen)?.flow ?? known
            // What was built here can be gone back to.
            if (!isInUse) setKnown(flow)
            if (found) write('flow', found)
          }}
          options={[
            ...[isInUse ? known : flow].flatMap((own) =>
              own ? [{ value: own.id, label: t.own(own.id) }] : [],
            ),
            ...names.flows
              .filter((each) => each.flow.id !== known?.id)
              .map((each) => ({
                value: each.flow.id,
                label: `${each.flow.id} · ${t.usedBy(each.usedBy.slice(0, 3).map(pick), each.usedBy.length)}`,
              })),
          ]}
        />
      )}
    </Line>
  )
}

/** Where a case begins, where it is taken up again, and how it is received. */
function Entries() {
  const t = useText(text)
  const { flow, rebuild, titleOf } = useFlow()
  const stages = Object.keys(flow.stages).map((value) => ({ value, label: titleOf(value) }))
  const none = { value: '', label: t.nowhere }
  const change = (entry: 'askReview' | 'reopen', stage: string) => {
    const { [entry]: _, ...rest } = flow
    rebuild(stage === '' ? rest : { ...rest, [entry]: stage })
  }
  return (
    <>
      <Line label={t.start} at="flow.start">
        {() => (
          <Choose
            label={t.start}
            value={flow.start}
            options={stages}
            onChange={(start) => rebuild({ ...flow, start })}
          />
        )}
      </Line>
      <Line label={t.acceptance} at="flow.acceptance">
        {() => (
          <Choose
            label={t.acceptance}
            value={flow.acceptance}
            options={(['statutory', 'filing', 'none'] as const).map((value) => ({ value, label: t[value] }))}
            onChange={(acceptance) => rebuild({ ...flow, acceptance })}
          />
        )}
      </Line>
      {(['askReview', 'reopen'] as const).map((entry) => (
        <Line key={entry} label={t[entry]} at={`flow.${entry}`}>
          {() => (
            <Choose
              label={t[entry]}
              value={flow[entry] ?? ''}
              options={[none, ...stages]}
              onChange={(stage) => change(entry, stage)}
            />
          )}
        </Line>
      ))}
    </>
  )
}

const text = catalogue({
  flow: ['走哪个流程', 'Which flow'],
  own: [(id: string) => `${id} · 这个事项自己的流程`, (id: string) => `${id} · this matter’s own`],
  usedBy: [
    (titles: readonly string[], count: number) => `${titles.join('、')}等${count}个事项在用`,
    (titles: readonly string[], count: number) => `used by ${count}: ${titles.join(', ')}`,
  ],
  drawing: [
    (count: number) => `流程图，共${count}个环节，下面逐个列出`,
    (count: number) => `The flow drawn: ${count} stages, listed below`,
  ],
  undrawn: [
    '流程还不完整，画不出来；看看下面红字',
    'The flow is not whole yet and cannot be drawn; see what is red below',
  ],
  start: ['从哪个环节开始', 'Begins with'],
  acceptance: ['怎么受理', 'How it is received'],
  statutory: ['五个工作日内受理，逾期视为受理', 'within five working days, else deemed accepted'],
  filing: ['提交就是受理', 'accepted when filed'],
  none: ['不计受理时限', 'no clock of acceptance'],
  askReview: ['规则不予以后由谁复核', 'Who looks again at what rules refused'],
  reopen: ['办结后发现错了从哪里重办', 'Where a wrong case is taken up again'],
  nowhere: ['没有', 'nowhere'],
})
