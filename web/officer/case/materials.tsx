import type { CaseView, GivenMaterial } from '#contract'
import { problemText, useRead, type OutputFor } from '#web/api'
import { FileCard } from '#web/filing'
import { Banner, catalogue, formatFullDay, Icon, Loading, useLanguage, usePick, useText } from '#web/ui'
import { useCorrections } from './drafts.ts'

const OF_CASE = 'GET /api/v1/cases/:id/materials'

/** The materials of a case, with what may be asked for. */
export function useMaterials(view: Pick<CaseView, 'id'>) {
  return useRead(OF_CASE, { params: { id: view.id } })
}

type Slot = OutputFor<typeof OF_CASE>['slots'][number]

/** What was handed in, what government holds, and what may be asked for. */
export function Materials({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const read = useMaterials(view)
  if (read.isPending) return <Loading lines={4} />
  if (read.error) return <Banner look="bad">{pick(problemText(read.error))}</Banner>
  return (
    <>
      <ul className="materials">
        {read.data.slots.map((slot) => (
          <Material key={slot.id} slot={slot} view={view} mayOpen={read.data.mayOpen} />
        ))}
      </ul>
      {read.data.mayOpen ? null : <p className="muted">{t.closed}</p>}
    </>
  )
}

function Material({
  slot,
  view,
  mayOpen,
}: {
  readonly slot: Slot
  readonly view: CaseView
  readonly mayOpen: boolean
}) {
  const t = useText(text)
  const pick = usePick()
  const corrections = useCorrections(view)
  const name = pick(slot.name)
  const isListed = corrections.value.some(({ item }) => item === name)
  const given = slot.given.filter(({ handedInAt }) => handedInAt)
  return (
    <li>
      <Icon name={slot.held ? 'code' : 'file'} />
      <span>{name}</span>
      {slot.held ? (
        <small>
          {slot.label ? pick(slot.label) : t.held}
          {t.spared}
        </small>
      ) : slot.mayAsk ? (
        <button
          type="button"
          className="link"
          disabled={isListed || view.status === 'closed'}
          onClick={() =>
            corrections.set([
              ...corrections.value,
              { item: name, what: given.length > 0 ? t.again : t.missing },
            ])
          }
        >
          {isListed ? t.listed : t.ask}
        </button>
      ) : (
        <small>{t.accepted}</small>
      )}
      {given.length > 0 ? (
        <div className="material-files">
          {given.map((each) => (
            <File key={each.id} given={each} mayOpen={mayOpen} />
          ))}
        </div>
      ) : slot.takesFiles ? (
        <small className="material-none">{slot.required ? t.none : t.noneOptional}</small>
      ) : null}
    </li>
  )
}

function File({ given, mayOpen }: { readonly given: GivenMaterial; readonly mayOpen: boolean }) {
  const t = useText(text)
  const language = useLanguage()
  const day = (at: string) => formatFullDay(at, language)
  return (
    <FileCard
      {...given}
      itemId={mayOpen ? given.itemId : null}
      href={given.certificateId ? `/officer/certificates/${given.certificateId}` : undefined}
      notes={[
        given.replacedAt ? <b key="replaced">{t.replaced(day(given.replacedAt))}</b> : null,
        given.handedInAt && t.handedIn(day(given.handedInAt)),
        given.source === 'certificate' ? t.certificate : null,
        given.keptSince && given.source === 'library' ? t.keptSince(day(given.keptSince)) : null,
        given.acceptedAt ? t.acceptedOn(day(given.acceptedAt)) : null,
        given.source === 'certificate' ? null : given.scan === 'clean' ? (
          t.clean
        ) : (
          <span key="scan" className="unscanned">
            <Icon name="warn" />
            {t.unscanned}
          </span>
        ),
        <span key="digest" className="mono" title={`SM3 ${given.digest}`}>
          SM3 {given.digest.slice(0, 12)}
        </span>,
      ]}
    />
  )
}

const text = catalogue({
  held: ['政府已有', 'held by government'],
  spared: ['，免交', ', not asked for'],
  ask: ['列入补正', 'Ask for it'],
  listed: ['已列入补正', 'On the list'],
  accepted: ['受理过，不再要', 'accepted before, not asked for again'],
  missing: ['没有提交，请补上', 'Not handed in; please add it'],
  again: ['请重新交一份', 'Please hand it in again'],
  none: ['没有交', 'not handed in'],
  noneOptional: ['没有交（有就交）', 'not handed in (only if there is one)'],
  replaced: [(day: string) => `${day}换成了新的`, (day: string) => `replaced ${day}`],
  handedIn: [(day: string) => `${day}交`, (day: string) => `handed in ${day}`],
  keptSince: [(day: string) => `材料库里有，${day}起`, (day: string) => `in the library since ${day}`],
  acceptedOn: [(day: string) => `${day}受理过`, (day: string) => `accepted ${day}`],
  certificate: ['电子证照', 'certificate'],
  clean: ['查过毒，没有', 'scanned, clean'],
  unscanned: ['没有查毒', 'not scanned'],
  closed: ['文件的内容只给办这件的人看。', 'What the files hold is for those who handle the case.'],
})
