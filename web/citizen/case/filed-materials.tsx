import type { CaseView } from '#contract'
import { useRead } from '#web/api'
import { FileCard, materialText } from '#web/filing'
import { formatFullDay, Icon, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { caseText } from './case.text.ts'

/** What was handed in with a case, each file to be opened; replaced ones stay on record. */
export function FiledMaterials({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const material = useText(materialText)
  const pick = usePick()
  const language = useLanguage()
  const read = useRead('GET /api/v1/cases/:id/materials', { params: { id: view.id } })
  if (read.isPending) return <Loading lines={3} />
  if (read.error) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  return (
    <ul className="filed-materials">
      {read.data.slots.map((slot) => {
        const handedIn = slot.given.filter(({ handedInAt }) => handedInAt)
        return (
          <li key={slot.id}>
            <b>{pick(slot.name)}</b>
            {handedIn.length === 0 ? (
              <p className="note">
                <Icon name={slot.held || !slot.takesFiles ? 'tick' : 'file'} />
                {slot.held
                  ? slot.label
                    ? t.materialHeld(pick(slot.label))
                    : material.spared
                  : slot.takesFiles
                    ? t.materialNone
                    : t.materialMade}
              </p>
            ) : (
              handedIn.map((given) => (
                <FileCard
                  key={given.id}
                  {...given}
                  href={given.certificateId ? `/certificates/${given.certificateId}` : undefined}
                  notes={[
                    given.handedInAt && material.handedIn(formatFullDay(given.handedInAt, language)),
                    given.source === 'library' && material.fromLibrary,
                    given.source === 'certificate' && material.fromCertificate,
                    given.replacedAt && material.replaced,
                  ]}
                />
              ))
            )}
          </li>
        )
      })}
    </ul>
  )
}
