import { findContact } from '#modules/identity'
import type { PublishedMatter } from '#modules/matter'
import { prefill, type Gathered, type Prefilled, type Reading } from '#modules/form'
import { factsOf, type Facts } from '#modules/registry'
import type { Read } from '#platform/database'

export interface Filer {
  readonly accountId: string
  /** The natural person who files; absent at a window, where the clerk types for the one who stands there. */
  readonly subjectId: string | undefined
}

/** Reads everything a filing needs at once: one select for whom it is for, one for who files, one for the account. */
export async function gather(read: Read, matter: PublishedMatter, subjectId: string, filer: Filer): Promise<{ gathered: Gathered; prefilled: Prefilled }> {
  const ofFiler = matter.libraries.filer
  const [subject, filerFacts, contact] = await Promise.all([
    factsOf(read, subjectId, matter.libraries.subject),
    filer.subjectId && ofFiler.length > 0 ? factsOf(read, filer.subjectId, ofFiler) : ({} as Facts),
    findContact(read, filer.accountId),
  ])
  const others: Gathered['others'] = filer.subjectId && contact ? { account: accountReadings(contact) } : {}
  const gathered = { subject, filer: filerFacts, others }
  return { gathered, prefilled: prefill(matter.definition.form, gathered) }
}

function accountReadings(contact: { name: string; phone: string }): Record<string, Reading> {
  const from = { library: 'account', label: { zh: '您的账号', en: 'Your account' }, asOf: undefined }
  return { phone: { ...from, value: contact.phone }, name: { ...from, value: contact.name } }
}
