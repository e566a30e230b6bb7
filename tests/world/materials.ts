import type { FilingView, MaterialSlot } from '#contract'
import type { Answer, Caller } from './callers.ts'
import { pdfOf } from './files.ts'

/** Sends a file to a place of a draft. */
export function upload(
  who: Caller,
  { id, slot, name = '材料.pdf' }: { id: string; slot: string; name?: string },
  bytes: Buffer,
): Promise<Answer> {
  return who.raw({
    method: 'POST',
    url: `/api/v1/filings/${id}/materials/${slot}/files?name=${encodeURIComponent(name)}`,
    payload: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/** Hands in everything that a draft cannot be filed without; gives the places as they are then. */
export async function handInRequired(who: Caller, draft: FilingView): Promise<MaterialSlot[]> {
  const slots: MaterialSlot[] = []
  for (const { id: slot, required, takesFiles } of draft.materials) {
    if (!required || !takesFiles) continue
    const answer = await upload(
      who,
      { id: draft.id, slot, name: `${slot}.pdf` },
      pdfOf(`${slot} of ${draft.id}`),
    )
    if (answer.status !== 200) throw new Error(`not taken: ${JSON.stringify(answer.body)}`)
    slots.push(answer.body as unknown as MaterialSlot)
  }
  return slots
}
