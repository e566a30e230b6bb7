import type { Citation, Flow, Stage } from '#contract'
import { catalogue, formatPeriod, LawLink, useLanguage, usePick, useText } from '#web/ui'
import { exitsOf, inOrder } from '../diagram/flow-ways.ts'

/** A flow as the list of its stages, each with what can be done there and where it leads. */
export function FlowSteps({
  flow,
  onLaw,
}: {
  readonly flow: Flow
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const titleOf = (name: string) =>
    name === 'end'
      ? t.end
      : name === 'join'
        ? t.join
        : pick(flow.stages[name]?.title ?? { zh: name, en: name })
  return (
    <>
      <p className="muted">{t.flow(flow.id, flow.version)}</p>
      <ol className="stages">
        {inOrder(flow).map(([name, stage]) => (
          <li key={name} id={`stage-${name}`}>
            <header>
              <b>{pick(stage.title)}</b>
              <span className="tag">{t[stage.kind]}</span>
              {stage.kind === 'task' ? (
                <span className="muted">
                  {stage.assignee.name === 'applicant'
                    ? t.applicant
                    : [placeOf(stage.assignee, t), t.role(stage.assignee.role ?? '')]
                        .filter(Boolean)
                        .join(' ')}
                </span>
              ) : null}
              {stage.kind === 'task' && stage.period ? (
                <span>
                  {formatPeriod(stage.period, language)}
                  {stage.period.basis ? <LawLink citation={stage.period.basis} onOpen={onLaw} /> : null}
                </span>
              ) : null}
            </header>
            <ul>
              {exitsOf(stage).map(({ via, label, route }) => (
                <li key={via} className={route.outcome ?? ''}>
                  <b>{pick(label)}</b>
                  <span>{t.leads(titleOf(route.to))}</span>
                  <small>{route.milestones.map((milestone) => t[milestone]).join(t.and)}</small>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Whose role it is, where it is not the deciding unit's. */
function placeOf(
  { name, department, from, seat }: Extract<Stage, { kind: 'task' }>['assignee'],
  t: Readonly<{ byAnswer: string; filingUnit: string; drawn: (seat: number) => string }>,
): string {
  if (name === 'filing-unit') return t.filingUnit
  if (name === 'named-by') return t.drawn(seat ?? 1)
  return name === 'department' ? (department ?? (from ? t.byAnswer : '')) : ''
}

const text = catalogue({
  flow: [
    (id: string, version: number) => `流程${id}，第${version}版`,
    (id: string, version: number) => `Flow ${id}, version ${version}`,
  ],
  end: ['办结', 'the end'],
  join: ['汇合', 'the join'],
  task: ['人办', 'people act'],
  decide: ['规则决定', 'rules decide'],
  call: ['调用外部服务', 'a service answers'],
  wait: ['等待', 'waits'],
  fork: ['并联', 'side by side'],
  spawn: ['一件事各项', 'many matters'],
  issue: ['自动制证', 'issued'],
  applicant: ['申请人', 'the applicant'],
  role: [
    (role: string) =>
      `${({ acceptor: '受理岗', approver: '审批岗', window: '窗口岗', supervisor: '督查岗', leader: '领导岗' } as Record<string, string>)[role] ?? role}`,
    (role: string) => role,
  ],
  byAnswer: ['表里选的部门', 'the department chosen'],
  filingUnit: ['填报单位', 'the unit that filed'],
  drawn: [(seat: number) => `系统指定的第${seat}人`, (seat: number) => `number ${seat} of those named`],
  leads: [(stage: string) => `到${stage}`, (stage: string) => `to ${stage}`],
  and: ['、', ', '],
  submitted: ['提交', 'submitted'],
  'correction-requested': ['补正告知', 'correction requested'],
  corrected: ['已补正', 'corrected'],
  accepted: ['受理', 'accepted'],
  'not-accepted': ['不予受理', 'not accepted'],
  suspended: ['停表', 'suspended'],
  resumed: ['恢复', 'resumed'],
  decided: ['决定', 'decided'],
  delivered: ['送达', 'delivered'],
  closed: ['办结', 'closed'],
  withdrawn: ['撤回', 'withdrawn'],
  terminated: ['终止', 'terminated'],
  reopened: ['重开', 'reopened'],
})
