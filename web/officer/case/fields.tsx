import { Link } from 'wouter'
import type { CaseView } from '#contract'
import { catalogue, Icon, SourceChip, TypedChip, usePick, useText } from '#web/ui'
import { DifferenceCard } from './difference-card.tsx'

/** What the filing says: first what a person must judge, then every value with its source. */
export function Fields({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const differing = view.fields.filter((field) => field.difference)
  const sourced = view.fields.filter((field) => field.source).length
  const groups = [...Map.groupBy(view.fields, (field) => field.group.zh)]
  return (
    <>
      {differing.length > 0 ? (
        <section>
          <h2>
            {t.judge}
            <small>{t.judgeHow(differing.length, sourced)}</small>
          </h2>
          {differing.map((field) => (
            <DifferenceCard key={field.name} field={field} view={view} />
          ))}
        </section>
      ) : null}
      <section>
        <h2>
          {t.applicant}
          <small>{t.count(view.count.held, view.count.chosen, view.count.typed)}</small>
        </h2>
        <dl className="fields">
          <div>
            <dt>{t.subject}</dt>
            <dd>
              <Link href={`/officer/search?q=${encodeURIComponent(view.subject.name)}`} title={t.others}>
                {view.subject.name}
              </Link>
              <span className="num muted">{view.subject.identifier}</span>
            </dd>
          </div>
          {view.filer.name === view.subject.name ? null : (
            <div>
              <dt>{t.filer}</dt>
              <dd>
                {view.filer.name}
                <span className="muted">{relationName(t, view.filer.relation)}</span>
              </dd>
            </div>
          )}
          {view.takenInBy ? (
            <div>
              <dt>{t.takenIn}</dt>
              <dd>{view.takenInBy}</dd>
            </div>
          ) : null}
        </dl>
      </section>
      {groups.map(([key, fields]) => (
        <section key={key}>
          <h2>{fields[0] ? pick(fields[0].group) : key}</h2>
          <dl className="fields">
            {fields.map((field) => (
              <div key={field.name} className={field.difference ? 'off' : ''}>
                <dt>{pick(field.label)}</dt>
                <dd>{field.text === '' ? <span className="muted">{t.blank}</span> : field.text}</dd>
                {field.difference ? (
                  <dd className="from">
                    <span className="src differs">
                      <Icon name="warn" />
                      {t.twoValues}
                    </span>
                  </dd>
                ) : field.source ? (
                  <dd className="from">
                    <SourceChip source={asOfficersSay(field.source)} />
                  </dd>
                ) : sourced > 0 ? (
                  <dd className="from">
                    <TypedChip />
                  </dd>
                ) : null}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

/** A form says “your account” to whoever fills it in; an officer reads whose that is. */
function asOfficersSay(source: NonNullable<CaseView['fields'][number]['source']>) {
  return source.library === 'account' ? { ...source, label: applicantsAccount } : source
}

const applicantsAccount = { zh: '申请人的账号', en: 'The applicant’s account' }

const relations = ['self', 'family', 'agent', 'firm', 'window', 'unit'] as const

function relationName(t: Readonly<Record<(typeof relations)[number], string>>, relation: string): string {
  const known = relations.find((each) => each === relation)
  return known === undefined ? relation : t[known]
}

const text = catalogue({
  judge: ['要您判断的', 'For you to judge'],
  judgeHow: [
    (differing: number, sourced: number) =>
      `${differing}处不一致${sourced > 0 ? `，其余${sourced}项与来源一致` : ''}`,
    (differing: number, sourced: number) =>
      `${differing} differ${sourced > 0 ? `, the other ${sourced} agree with their sources` : ''}`,
  ],
  applicant: ['申请人', 'Applicant'],
  count: [
    (held: number, chosen: number, typed: number) => `预填${held}项，选${chosen}项，手填${typed}项`,
    (held: number, chosen: number, typed: number) => `${held} prefilled, ${chosen} chosen, ${typed} typed`,
  ],
  subject: ['办给谁', 'For'],
  others: ['看这个申请人的其他办件', 'Other cases of this applicant'],
  filer: ['谁来报', 'Filed by'],
  takenIn: ['收件窗口', 'Taken in by'],
  self: ['本人', 'in person'],
  family: ['家人', 'family'],
  agent: ['代办人', 'agent'],
  firm: ['单位的人', 'of the firm'],
  window: ['窗口代录', 'entered at the counter'],
  unit: ['代表本单位', 'for the unit'],
  blank: ['没有填', 'left blank'],
  twoValues: ['两个值', 'two values'],
})
