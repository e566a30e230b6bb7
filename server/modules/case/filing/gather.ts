import { heldOf, type Held } from '#modules/certificate'
import { findContact, type Contact } from '#modules/identity'
import type { PublishedMatter } from '#modules/matter'
import { prefill, type Gathered, type Prefilled, type Reading } from '#modules/form'
import { officersOf } from '#modules/organization'
import { factsOf, type Facts } from '#modules/registry'
import type { Read } from '#platform/database'

export interface Filer {
  readonly accountId: string
  /** The natural person who files; absent at a window, where the clerk types for the one who stands there. */
  readonly subjectId: string | undefined
  /** Where the session told it already. */
  readonly contact?: Contact | undefined
  /** The post of an officer who files. */
  readonly post?: FilerPost | undefined
}

export interface FilerPost {
  readonly unitId: string
  readonly unit: string
  readonly officer: string
}

/** Reads everything a filing needs at once: one select for whom it is for, one for what they hold, one for who files, one for the account; none for what is known. */
export async function gather(
  read: Read,
  matter: PublishedMatter,
  subjectId: string,
  filer: Filer,
  on: Temporal.PlainDate,
  known?: Facts,
): Promise<{ gathered: Gathered; prefilled: Prefilled }> {
  const { filer: ofFiler, certificates } = matter.libraries
  const [subject, filerFacts, contact, held] = await Promise.all([
    known ?? factsOf(read, subjectId, matter.libraries.subject),
    filer.subjectId && ofFiler.length > 0 ? factsOf(read, filer.subjectId, ofFiler) : ({} as Facts),
    filer.subjectId ? (filer.contact ?? findContact(read, filer.accountId)) : undefined,
    certificates.length > 0 ? heldOf(read, subjectId, certificates, on.toString()) : [],
  ])
  const others: Gathered['others'] = {
    certificate: certificateReadings(certificates, held),
    ...(filer.subjectId && contact ? { account: accountReadings(contact) } : {}),
    ...(filer.post ? { post: await postReadings(read, matter, filer.post, on) } : {}),
  }
  const gathered = { subject, filer: filerFacts, others }
  return { gathered, prefilled: prefill(matter.definition.form, gathered) }
}

async function postReadings(
  read: Read,
  { definition }: PublishedMatter,
  { unit, officer, unitId }: FilerPost,
  on: Temporal.PlainDate,
): Promise<Record<string, Reading>> {
  const from = { library: 'post', label: { zh: '您的岗位', en: 'Your post' }, asOf: undefined }
  const asksColleagues = Object.values(definition.form.fields).some(
    ({ options }) => options && !Array.isArray(options) && options.source === 'post:colleagues',
  )
  const colleagues = asksColleagues ? await officersOf(read, unitId, on) : []
  return {
    unit: { ...from, value: unit },
    officer: { ...from, value: officer },
    colleagues: {
      ...from,
      value: colleagues.map(({ staffNumber, name, postName }) => ({ staffNumber, name, post: postName })),
    },
  }
}

function certificateReadings(slugs: readonly string[], held: readonly Held[]): Record<string, Reading> {
  const from = {
    library: 'certificate',
    label: { zh: '电子证照库', en: 'Certificate library' },
    asOf: undefined,
  }
  return Object.fromEntries(
    slugs.map((slug) => [slug, { ...from, value: held.filter((each) => each.slug === slug) }]),
  )
}

function accountReadings(contact: Contact): Record<string, Reading> {
  const from = { library: 'account', label: { zh: '您的账号', en: 'Your account' }, asOf: undefined }
  return { phone: { ...from, value: contact.phone }, name: { ...from, value: contact.name } }
}
