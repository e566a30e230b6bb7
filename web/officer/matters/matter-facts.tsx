import type { Citation, MatterDefinition, ServiceItem } from '#contract'
import { catalogue, formatPeriod, LawLink, useLanguage, usePick, useText } from '#web/ui'
import type { MatterVersion } from './matter-version.ts'
import { WorkFacts } from './work-facts.tsx'

/** The published list of one matter (实施清单): periods, basis, conditions, materials, fee and result. */
export function MatterFacts({
  matter,
  onLaw,
}: {
  readonly matter: MatterVersion
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { definition } = matter
  return (
    <>
      <p className="lead">{pick(definition.summary)}</p>
      {'fee' in definition ? (
        <ServiceFacts definition={definition} onLaw={onLaw} />
      ) : (
        <WorkFacts definition={definition} onLaw={onLaw} />
      )}
      <h2>{t.basis}</h2>
      <ul className="lines">
        {definition.legalBasis.map((basis) => (
          <li key={JSON.stringify(basis.citation)}>
            <LawLink citation={basis.citation} onOpen={onLaw} />
            {basis.note ? <span>{pick(basis.note)}</span> : null}
          </li>
        ))}
      </ul>
      {'conditions' in definition ? <Conditions definition={definition} onLaw={onLaw} /> : null}
      {definition.materials.length > 0 ? <Materials definition={definition} onLaw={onLaw} /> : null}
    </>
  )
}

function Conditions({
  definition,
  onLaw,
}: {
  readonly definition: ServiceItem
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  return (
    <>
      <h2>
        {t.conditions}
        <small>{definition.conditions.length}</small>
      </h2>
      <ol className="lines numbered">
        {definition.conditions.map((condition) => (
          <li key={condition.text.zh}>
            <span>{pick(condition.text)}</span>
            <LawLink citation={condition.basis} onOpen={onLaw} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Materials({
  definition,
  onLaw,
}: {
  readonly definition: MatterDefinition
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  return (
    <>
      <h2>
        {t.materials}
        <small>
          {t.spared(
            definition.materials.length,
            definition.materials.filter((material) => material.held).length,
          )}
        </small>
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.material}</th>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.right}</th>
              <th scope="col">{t.article}</th>
            </tr>
          </thead>
          <tbody>
            {definition.materials.map((material) => (
              <tr key={material.id}>
                <td className="main-cell">
                  {pick(material.name)}
                  <small>
                    {[
                      t[material.required],
                      t[material.form],
                      material.copies > 0 ? t.copies(material.copies) : '',
                    ]
                      .filter(Boolean)
                      .join(t.comma)}
                  </small>
                </td>
                <td>{material.held ? pick(material.held.label) : t[material.source]}</td>
                <td className="wrap-cell">{pick(material.standard)}</td>
                <td>
                  <LawLink citation={material.basis} onOpen={onLaw} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function ServiceFacts({
  definition,
  onLaw,
}: {
  readonly definition: ServiceItem
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { periods, fee } = definition
  return (
    <dl className="fields facts">
      <div>
        <dt>{t.applicants}</dt>
        <dd>{definition.applicants.map((applicant) => t[applicant]).join(t.and)}</dd>
      </div>
      <div>
        <dt>{t.handling}</dt>
        <dd>{definition.handling === 'instant' ? t.instant : t.byPeople}</dd>
      </div>
      <div>
        <dt>{t.statutory}</dt>
        <dd>
          {formatPeriod(periods.statutory, language)}
          {periods.statutory.basis ? <LawLink citation={periods.statutory.basis} onOpen={onLaw} /> : null}
        </dd>
      </div>
      <div>
        <dt>{t.promised}</dt>
        <dd>{formatPeriod(periods.promised, language)}</dd>
      </div>
      {definition.specialProcedures.map((procedure) => (
        <div key={procedure.name.zh}>
          <dt>{t.special}</dt>
          <dd>
            {pick(procedure.name)}
            {procedure.days === undefined ? '' : t.days(procedure.days)}
            <LawLink citation={procedure.basis} onOpen={onLaw} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t.fee}</dt>
        <dd>
          {pick(fee.note)}
          {fee.basis ? <LawLink citation={fee.basis} onOpen={onLaw} /> : null}
        </dd>
      </div>
      <div>
        <dt>{t.visits}</dt>
        <dd>{t.times(definition.visits)}</dd>
      </div>
      <div>
        <dt>{t.result}</dt>
        <dd>{pick(definition.result.name)}</dd>
      </div>
      <div>
        <dt>{t.replaced}</dt>
        <dd>
          {t.minutes(definition.replacedMinutes.count)}
          <span className="muted">{definition.replacedMinutes.source}</span>
        </dd>
      </div>
      <div>
        <dt>{t.retention}</dt>
        <dd>{t.years(definition.retentionYears)}</dd>
      </div>
      <div>
        <dt>{t.contact}</dt>
        <dd>
          {t.consult}
          {definition.contact.consult}
          {t.comma}
          {t.complain}
          {definition.contact.complain}
        </dd>
      </div>
    </dl>
  )
}

const text = catalogue({
  basis: ['设定依据', 'Legal basis'],
  conditions: ['条件', 'Conditions'],
  materials: ['材料', 'Materials'],
  spared: [
    (all: number, held: number) => `${all}份，免交${held}份`,
    (all: number, held: number) => `${all}, of which ${held} are not asked for`,
  ],
  material: ['材料', 'Material'],
  from: ['从哪来', 'From'],
  right: ['怎样才对', 'What makes it right'],
  article: ['依据', 'Article'],
  always: ['必交', 'always'],
  'when-applicable': ['有才交', 'where applicable'],
  electronic: ['电子', 'electronic'],
  paper: ['纸质', 'paper'],
  either: ['电子或纸质', 'electronic or paper'],
  copies: [(count: number) => `${count}份`, (count: number) => `${count} copies`],
  applicant: ['申请人', 'applicant'],
  government: ['政府部门', 'government'],
  other: ['其他机构', 'others'],
  applicants: ['谁能办', 'Who may apply'],
  person: ['个人', 'persons'],
  entity: ['单位', 'entities'],
  and: ['、', ', '],
  comma: ['，', ', '],
  handling: ['怎么办', 'Handling'],
  instant: ['即办件，规则直接决定', 'instant, decided by rules'],
  promised: ['承诺时限', 'Promised period'],
  byPeople: ['承诺件，由人审查', 'decided by people within a promised period'],
  statutory: ['法定时限', 'Statutory period'],
  special: ['特别程序', 'Special procedure'],
  days: [(days: number) => `，${days}天`, (days: number) => `, ${days} days`],
  fee: ['收费', 'Fee'],
  visits: ['要跑几次', 'Visits'],
  times: [
    (count: number) => (count === 0 ? '不用跑' : `${count}次`),
    (count: number) => (count === 0 ? 'none' : String(count)),
  ],
  result: ['办成拿到', 'Result'],
  replaced: ['原来要花', 'Took before'],
  minutes: [(count: number) => `${count}分钟`, (count: number) => `${count} min`],
  retention: ['保存', 'Kept for'],
  years: [(count: number) => `${count}年`, (count: number) => `${count} years`],
  contact: ['电话', 'Telephone'],
  consult: ['咨询', 'enquiries '],
  complain: ['投诉', 'complaints '],
})
