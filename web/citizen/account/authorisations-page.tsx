import { useState } from 'react'
import type { AuthorisationView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  Confirm,
  dateOf,
  formatDay,
  formatParts,
  Icon,
  Loading,
  PageTitle,
  ProblemState,
  toast,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { accountText } from './account.text.ts'
import { authorisationsText } from './authorisations.text.ts'
import { GrantForm } from './grant-form.tsx'

/** Who may act for me, for whom I may act; given and ended here. */
export function AuthorisationsPage() {
  const t = useText(authorisationsText)
  const account = useText(accountText)
  const [adding, setAdding] = useState(false)
  const read = useRead('GET /api/v1/identity/authorisations', {})
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: '/me', label: account.title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {adding ? (
        <GrantForm onDone={() => setAdding(false)} />
      ) : (
        <Button onClick={() => setAdding(true)}>
          <Icon name="add" />
          {t.add}
        </Button>
      )}
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          <List title={t.received} none={t.receivedNone} all={read.data.received} way="received" />
          <List title={t.given} none={t.givenNone} all={read.data.given} way="given" />
        </>
      ) : null}
    </div>
  )
}

type Way = 'given' | 'received'

function List({
  title,
  none,
  all,
  way,
}: {
  readonly title: string
  readonly none: string
  readonly all: readonly AuthorisationView[]
  readonly way: Way
}) {
  const t = useText(authorisationsText)
  const [today] = useState(() => dateOf(new Date()))
  const inForce = all.filter(
    (each) => each.revokedAt === null && (each.validTo === null || each.validTo >= today),
  )
  const past = all.filter((each) => !inForce.includes(each))
  return (
    <section className="listed">
      <h2>{title}</h2>
      {inForce.length === 0 ? <p className="note">{none}</p> : null}
      <ul className="rows">
        {inForce.map((each) => (
          <Row key={each.id} authorisation={each} way={way} ended={false} />
        ))}
      </ul>
      {past.length > 0 ? (
        <details className="fold">
          <summary>
            {t.past}
            <Icon name="down" />
          </summary>
          <ul className="rows">
            {past.map((each) => (
              <Row key={each.id} authorisation={each} way={way} ended />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Row({
  authorisation,
  way,
  ended,
}: {
  readonly authorisation: AuthorisationView
  readonly way: Way
  readonly ended: boolean
}) {
  const t = useText(authorisationsText)
  const pick = usePick()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const end = useAct('DELETE /api/v1/identity/authorisations/:authorisationId', {
    refreshes: ['GET /api/v1/identity/authorisations', 'GET /api/v1/identity/current'],
    onDone: () => {
      setAsking(false)
      toast(t.ended)
    },
  })
  const name = way === 'given' ? authorisation.granteeName : authorisation.grantorName
  const { matterCodes, validFrom, validTo, revokedAt } = authorisation
  const period = revokedAt
    ? t.endedOn(formatDay(revokedAt, language))
    : validTo
      ? t.until(formatDay(validTo, language))
      : t.open
  return (
    <li className="with-act">
      <div className="row still">
        <strong>
          {name}
          <span className="tag">{t.kinds[authorisation.kind]}</span>
        </strong>
        <span className="sub">
          {formatParts(
            [
              matterCodes === null ? t.allMatters : t.someMatters(matterCodes.join('、')),
              t.from(formatDay(validFrom, language)),
              period,
              authorisation.kind === 'firm' && way === 'given'
                ? t.onBehalf(authorisation.grantorName)
                : undefined,
            ],
            language,
          )}
        </span>
      </div>
      {ended ? null : (
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          {t.end}
        </Button>
      )}
      {asking ? (
        <Confirm
          title={way === 'given' ? t.endTitle(name) : t.endReceivedTitle(name)}
          verb={t.end}
          danger
          busy={end.isPending}
          onConfirm={() => end.mutate({ params: { authorisationId: authorisation.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t.endWords}</p>
          {end.error ? <Banner look="bad">{pick(problemText(end.error))}</Banner> : null}
        </Confirm>
      ) : null}
    </li>
  )
}
