import type { Citation, WorkMatter } from '#contract'
import { catalogue, formatPeriod, LawLink, useLanguage, usePick, useText } from '#web/ui'

/** What is said of work that officers file: who files it, for whom, in what time, and what comes of it. */
export function WorkFacts({
  definition,
  onLaw,
}: {
  readonly definition: WorkMatter
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { filedBy, applicants, periods, result } = definition
  const period = periods.statutory ?? periods.promised
  return (
    <dl className="fields facts">
      <div>
        <dt>{t.filedBy}</dt>
        <dd>{filedBy.roles.map((role) => t[role]).join(t.and)}</dd>
      </div>
      <div>
        <dt>{t.forWhom}</dt>
        <dd>{applicants.map((applicant) => t[applicant]).join(t.and)}</dd>
      </div>
      {period ? (
        <div>
          <dt>{t.limit}</dt>
          <dd>
            {formatPeriod(period, language)}
            {period.basis ? <LawLink citation={period.basis} onOpen={onLaw} /> : null}
          </dd>
        </div>
      ) : null}
      {result ? (
        <div>
          <dt>{t.result}</dt>
          <dd>{pick(result.name)}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t.retention}</dt>
        <dd>{t.years(definition.retentionYears)}</dd>
      </div>
    </dl>
  )
}

const text = catalogue({
  filedBy: ['谁来填报', 'Filed by'],
  forWhom: ['为谁办', 'For whom'],
  unit: ['填报人所在单位', 'the unit of whoever files'],
  person: ['个人', 'persons'],
  entity: ['单位', 'entities'],
  limit: ['办理时限', 'Time for the whole'],
  result: ['办成拿到', 'Result'],
  retention: ['保存', 'Kept for'],
  years: [(count: number) => `${count}年`, (count: number) => `${count} years`],
  window: ['窗口岗', 'counter'],
  acceptor: ['受理岗', 'acceptor'],
  approver: ['审批岗', 'approver'],
  supervisor: ['督查岗', 'supervisor'],
  administrator: ['管理岗', 'administrator'],
  designer: ['事项管理岗', 'matter designer'],
  manager: ['区域管理岗', 'region manager'],
  auditor: ['审计岗', 'auditor'],
  leader: ['领导岗', 'leader'],
  finance: ['财务岗', 'finance'],
  and: ['、', ', '],
})
