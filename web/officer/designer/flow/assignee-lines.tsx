import { InputNumber } from 'antd'
import { type Role, type TaskStage } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { roleWords } from '../../session/role-words.ts'
import { useDesk } from '../desk.ts'
import { Choose, Line } from '../parts/inputs.tsx'
import { useFlow } from './flow-desk.ts'

type Assignee = TaskStage['assignee']

const roles = Object.keys(roleWords.zh) as Role[]

/** Whose task a stage is: by role in the deciding unit, in another department, by name from a draw, or the applicant's. */
export function AssigneeLines({
  stage,
  onChange,
}: {
  readonly stage: TaskStage
  readonly onChange: (stage: TaskStage) => void
}) {
  const t = useText(text)
  const words = useText(roleWords)
  const pick = usePick()
  const { body, names } = useDesk()
  const { flow, titleOf } = useFlow()
  const { assignee } = stage
  const change = (changed: Assignee) => onChange({ ...stage, assignee: changed })
  const fields = Object.entries(body.form.fields).map(([value, { label }]) => ({
    value,
    label: pick(label) || value,
  }))
  const known = t as unknown as Record<string, string>
  return (
    <>
      <Line label={t.who}>
        {() => (
          <Choose
            label={t.who}
            value={assignee.name}
            options={names.assignees.map((value) => ({ value, label: known[value] ?? value }))}
            onChange={(name) => change(freshOf(name, assignee))}
          />
        )}
      </Line>
      {assignee.name === 'applicant' ? null : (
        <Line label={t.role2}>
          {() => (
            <Choose
              label={t.role2}
              value={assignee.role as Role | undefined}
              options={roles.map((value) => ({ value, label: words[value] }))}
              onChange={(role) => change({ ...assignee, role })}
            />
          )}
        </Line>
      )}
      {assignee.name === 'department' ? (
        <>
          <Line label={t.which}>
            {() => (
              <Choose
                label={t.which}
                value={assignee.department}
                options={names.departments.map(({ id, name }) => ({ value: id, label: pick(name) }))}
                onChange={(department) => {
                  const { from: _, ...rest } = assignee
                  change({ ...rest, department })
                }}
              />
            )}
          </Line>
          <Line label={t.byAnswer}>
            {() => (
              <Choose
                label={t.byAnswer}
                value={assignee.from}
                options={fields}
                onChange={(from) => {
                  const { department: _, ...rest } = assignee
                  change({ ...rest, from })
                }}
              />
            )}
          </Line>
        </>
      ) : null}
      {assignee.name === 'named-by' ? (
        <>
          <Line label={t.namedIn}>
            {() => (
              <Choose
                label={t.namedIn}
                value={assignee.from}
                options={Object.entries(flow.stages).flatMap(([value, { kind }]) =>
                  kind === 'call' ? [{ value, label: titleOf(value) }] : [],
                )}
                onChange={(from) => change({ ...assignee, from })}
              />
            )}
          </Line>
          <Line label={t.seat}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={20}
                precision={0}
                value={assignee.seat ?? 1}
                onChange={(seat) => change({ ...assignee, seat: seat ?? 1 })}
              />
            )}
          </Line>
        </>
      ) : null}
    </>
  )
}

/** Another kind of assignee keeps the role and nothing else. */
function freshOf(name: string, { role }: Assignee): Assignee {
  if (name === 'applicant') return { name }
  return { name, role: role ?? 'approver', ...(name === 'named-by' ? { seat: 1 } : {}) }
}

const text = catalogue({
  who: ['谁来办', 'Whose task'],
  applicant: ['申请人', 'the applicant'],
  role: ['决定机关的岗位', 'a post of the deciding unit'],
  department: ['另一个部门的岗位', 'a post of another department'],
  'filing-unit': ['填报单位的岗位', 'a post of the unit that filed'],
  'named-by': ['系统指定的人', 'whom a service names'],
  role2: ['什么岗位', 'Which post'],
  which: ['哪类部门', 'Which department'],
  byAnswer: ['或者由哪个字段的答案定', 'or by the answer to'],
  namedIn: ['由哪个环节指定', 'Named by the stage'],
  seat: ['第几人', 'Seat'],
})
