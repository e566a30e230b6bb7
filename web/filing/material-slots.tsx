import { useId, useRef, useState, type DragEvent } from 'react'
import type { GivenMaterial, MaterialSlot } from '#contract'
import { isTransient, problemText } from '#web/api'
import { Banner, Button, FieldError, formatFullDay, Icon, useLanguage, usePick, useText } from '#web/ui'
import { FileCard } from './file-card.tsx'
import { materialText } from './material.text.ts'
import { faultOfSlot, standing } from './slot-model.ts'
import { useMaterials, type Materials, type Sending } from './use-materials.ts'

/** Where materials are handed in: each with what makes it right, what is there already, and ways to give it. */
export function MaterialSlots({
  id,
  slots,
  errors,
  onSlot,
}: {
  /** Of the draft, or of the case whose correction is asked for. */
  readonly id: string
  readonly slots: readonly MaterialSlot[]
  readonly errors: ReadonlyMap<string, string>
  readonly onSlot: (slot: MaterialSlot) => void
}) {
  const t = useText(materialText)
  const materials = useMaterials(id, onSlot)
  return (
    <div className="slots">
      <p className="note">
        {t.kinds}
        <span className="by-mouse">{t.drop}</span>
      </p>
      {slots
        .filter(({ takesFiles }) => takesFiles)
        .map((slot) => (
          <Slot key={slot.id} slot={slot} error={errors.get(slot.id)} materials={materials} />
        ))}
    </div>
  )
}

function Slot({
  slot,
  error,
  materials,
}: {
  readonly slot: MaterialSlot
  readonly error: string | undefined
  readonly materials: Materials
}) {
  const t = useText(materialText)
  const pick = usePick()
  const [over, setOver] = useState(false)
  const heading = useId()
  const sending = materials.sending.filter((each) => each.slot === slot.id)
  const problem = materials.problems.get(slot.id)
  const given = standing(slot)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    materials.upload(slot.id, [...event.dataTransfer.files])
  }
  const place = faultOfSlot(slot.id)
  return (
    // The buttons inside do the same for keyboards: dropping is only a short cut.
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <section
        id={place}
        tabIndex={-1}
        aria-labelledby={heading}
        className={['slot', over ? 'over' : '', error ? 'bad' : ''].filter(Boolean).join(' ')}
      >
        <h2 id={heading}>
          {pick(slot.name)}
          {slot.required ? null : <small>{t.optional}</small>}
        </h2>
        <p className="note">{pick(slot.standard)}</p>
        {error ? <FieldError id={place} error={error} /> : null}
        {given.length > 0 || sending.length > 0 ? (
          <ul className="files">
            {given.map((each) => (
              <li key={each.id}>
                <Given given={each} slot={slot} onTakeBack={() => materials.takeBack(slot.id, each.id)} />
              </li>
            ))}
            {sending.map((each) => (
              <li key={`sending-${each.key}`}>
                <OnItsWay sending={each} materials={materials} />
              </li>
            ))}
          </ul>
        ) : null}
        {problem ? <Banner look="bad">{pick(problemText(problem))}</Banner> : null}
        <Offers slot={slot} materials={materials} />
        <Choose
          slot={slot}
          isFirst={given.length === 0}
          onFiles={(files) => materials.upload(slot.id, files)}
        />
      </section>
    </div>
  )
}

function Given({
  given,
  slot,
  onTakeBack,
}: {
  readonly given: GivenMaterial
  readonly slot: MaterialSlot
  readonly onTakeBack: () => void
}) {
  const t = useText(materialText)
  const language = useLanguage()
  const isNew = given.handedInAt === null
  const replaces = isNew && slot.given.some(({ handedInAt, replacedAt }) => handedInAt && !replacedAt)
  return (
    <FileCard
      {...given}
      href={given.certificateId ? `/certificates/${given.certificateId}` : undefined}
      notes={[
        given.source === 'library' && t.fromLibrary,
        given.source === 'certificate' && t.fromCertificate,
        given.source === 'upload' && isNew && t.fresh,
        given.handedInAt && t.handedIn(formatFullDay(given.handedInAt, language)),
        replaces && t.willReplace,
      ]}
      action={
        isNew ? (
          <Button look="text" size="small" onClick={onTakeBack}>
            {t.remove}
            <span className="vh">{given.name}</span>
          </Button>
        ) : undefined
      }
    />
  )
}

function OnItsWay({ sending, materials }: { readonly sending: Sending; readonly materials: Materials }) {
  const t = useText(materialText)
  const pick = usePick()
  const share = Math.round(sending.share * 100)
  if (sending.problem)
    return (
      <div className="file-card refused">
        <span className="file-look" aria-hidden="true">
          <Icon name="warn" />
        </span>
        <span className="file-words" role="alert">
          <span>{sending.file.name}</span>
          <small>{pick(problemText(sending.problem))}</small>
        </span>
        <span className="file-acts">
          {isTransient(sending.problem) ? (
            <Button look="text" size="small" onClick={() => materials.retry(sending)}>
              {t.again}
            </Button>
          ) : null}
          <Button look="text" size="small" onClick={() => materials.dismiss(sending.key)}>
            {t.remove}
            <span className="vh">{sending.file.name}</span>
          </Button>
        </span>
      </div>
    )
  return (
    <div className="file-card">
      <span className="file-look" aria-hidden="true">
        <span className="busy" />
      </span>
      <span className="file-words">
        <span>{sending.file.name}</span>
        <progress max={1} value={sending.share} aria-label={sending.file.name} />
        <small aria-live="polite">{share < 100 ? t.sending(share) : t.checking}</small>
      </span>
    </div>
  )
}

function Offers({ slot, materials }: { readonly slot: MaterialSlot; readonly materials: Materials }) {
  const t = useText(materialText)
  const language = useLanguage()
  if (slot.offered.length === 0) return null
  return (
    <ul className="offers">
      {slot.offered.map((offer) => {
        const day = formatFullDay(offer.since, language)
        return (
          <li key={offer.id}>
            <button type="button" className="offer" onClick={() => materials.give(slot.id, offer)}>
              <Icon name={offer.source === 'certificate' ? 'code' : 'tray'} />
              <span>
                {offer.source === 'certificate'
                  ? t.useCertificate(day, offer.name)
                  : t.useEarlier(day, offer.name)}
                {offer.acceptedAt ? <small>{t.acceptedOnce}</small> : null}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const KINDS = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.tif,.tiff,.ofd,.docx,.xlsx'

/** A photograph where there is a camera to hold, a file everywhere. */
function Choose({
  slot,
  isFirst,
  onFiles,
}: {
  readonly slot: MaterialSlot
  readonly isFirst: boolean
  readonly onFiles: (files: readonly File[]) => void
}) {
  const t = useText(materialText)
  const pick = usePick()
  const camera = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    if (input.files) onFiles([...input.files])
    // The same file may be chosen again after it was taken back.
    input.value = ''
  }
  const name = pick(slot.name)
  return (
    <div className="choose">
      <Button
        className="camera"
        look={isFirst ? 'primary' : 'quiet'}
        size="small"
        onClick={() => camera.current?.click()}
      >
        {t.photograph}
        <span className="vh">{name}</span>
      </Button>
      <Button look="quiet" size="small" onClick={() => folder.current?.click()}>
        {isFirst ? t.choose : t.chooseMore}
        <span className="vh">{name}</span>
      </Button>
      <input
        ref={camera}
        className="vh"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        className="vh"
        type="file"
        accept={KINDS}
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => take(event.target)}
      />
    </div>
  )
}
