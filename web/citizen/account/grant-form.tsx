import { useState, type FormEvent } from 'react'
import type { ActsForView, AuthorisationKind } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, dateOf, ErrorSummary, RadioCards, TextField, toast, usePick, useText } from '#web/ui'
import { useSession } from '../session.ts'
import { authorisationsText } from './authorisations.text.ts'

const ID_LENGTH = 18
const SELF = 'self'

/** Authorises a person, named by name and identity number, in one's own name or a firm's. */
export function GrantForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText(authorisationsText)
  const pick = usePick()
  const { actsFor } = useSession()
  const firms = actsFor.filter(({ kind }) => kind === 'firm')
  const [grantor, setGrantor] = useState(SELF)
  const [kind, setKind] = useState<AuthorisationKind>('family')
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [validTo, setValidTo] = useState('')
  const [tried, setTried] = useState(false)
  const [today] = useState(() => dateOf(new Date()))
  const ofFirm = grantor !== SELF
  const grant = useAct('POST /api/v1/identity/authorisations', {
    refreshes: ['GET /api/v1/identity/authorisations'],
    onDone: ({ granteeName }) => {
      toast(t.granted(granteeName))
      onDone()
    },
  })
  const faults = tried
    ? [
        ...(name.trim() ? [] : [{ id: 'grantee-name', message: t.nameMissing }]),
        ...(number.length === ID_LENGTH
          ? []
          : [{ id: 'grantee-number', message: t.numberShort(number.length) }]),
      ]
    : []
  const errorOf = (id: string) => faults.find((fault) => fault.id === id)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim() || number.length !== ID_LENGTH) return
    grant.mutate({
      body: {
        ...(ofFirm ? { grantorSubjectId: grantor } : {}),
        granteeIdNumber: number,
        granteeName: name.trim(),
        kind: ofFirm ? 'firm' : kind,
        validTo: validTo || null,
      },
    })
  }
  return (
    <form className="stack sheet-form" onSubmit={submit} noValidate>
      <h2>{t.addTitle}</h2>
      <ErrorSummary faults={faults} />
      {grant.error && faults.length === 0 ? (
        <Banner look="bad">{pick(problemText(grant.error))}</Banner>
      ) : null}
      <Standing firms={firms} grantor={grantor} kind={kind} onGrantor={setGrantor} onKind={setKind} />
      <TextField
        id="grantee-name"
        plain
        label={t.who}
        error={errorOf('grantee-name')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        id="grantee-number"
        plain
        label={t.number}
        error={errorOf('grantee-number')}
        value={number}
        onChange={(value) => setNumber(value.replace(/\s/g, '').toUpperCase())}
        autoComplete="off"
        inputMode="text"
      />
      <TextField
        id="valid-to"
        plain
        type="date"
        label={t.validTo}
        value={validTo}
        onChange={setValidTo}
        min={today}
      />
      <div className="acts">
        <Button type="submit" busy={grant.isPending}>
          {t.grant}
        </Button>
        <Button look="text" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

interface StandingProps {
  readonly firms: readonly ActsForView[]
  readonly grantor: string
  readonly kind: AuthorisationKind
  readonly onGrantor: (grantor: string) => void
  readonly onKind: (kind: AuthorisationKind) => void
}

/** In whose name it is given, and what the other is to them. */
function Standing({ firms, grantor, kind, onGrantor, onKind }: StandingProps) {
  const t = useText(authorisationsText)
  const ofFirm = grantor !== SELF
  return (
    <>
      {firms.length > 0 ? (
        <RadioCards
          id="grantor"
          legend={t.behalf}
          choices={[
            { value: SELF, label: t.myself },
            ...firms.map((firm) => ({ value: firm.subjectId, label: firm.name })),
          ]}
          value={grantor}
          onChange={onGrantor}
        />
      ) : null}
      {ofFirm ? null : (
        <RadioCards
          id="kind"
          legend={t.kind}
          choices={(['family', 'agent'] as const).map((each) => ({
            value: each,
            label: t.kinds[each],
            detail: t.kindDetails[each],
          }))}
          value={kind}
          onChange={(value) => onKind(value === 'agent' ? 'agent' : 'family')}
        />
      )}
    </>
  )
}
