import type { Localized, MatterDefinition } from '#contract'
import { givenIn, mayAsk, type Given } from '#modules/material'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { getVisibleCase } from '../access.ts'

/** A correction asks for nothing that government holds or has accepted (国务院关于在线政务服务的若干规定第七条). Throws case.not-allowed with the materials it may not name. */
export async function requireAskable(
  act: Act,
  caseId: string,
  corrections: readonly { readonly item: string }[],
): Promise<void> {
  const { base } = await getVisibleCase(act, caseId)
  const { database } = act.platform
  const [matter, given] = await Promise.all([
    definitionOf(database, base.slug, base.version),
    givenIn(database.read, caseId),
  ])
  const refused = matter ? notAskable(matter.definition, given, corrections) : []
  if (refused.length > 0)
    throw new Problem('case.not-allowed', {
      detail: `not to be asked for again: ${refused.map(({ name }) => name.en).join('; ')}`,
      members: { materials: refused.map(({ id, name }) => ({ id, name })) },
    })
}

/** The materials that corrections name and may not ask for; what is a question of the form is no material. */
export function notAskable(
  { form, materials }: Pick<MatterDefinition, 'form' | 'materials'>,
  given: readonly Pick<Given, 'slot' | 'handedInAt' | 'replacedAt' | 'acceptedAt'>[],
  corrections: readonly { readonly item: string }[],
): MatterDefinition['materials'] {
  const labels = new Set(
    Object.values(form.fields).flatMap(({ label }) => [plain(label.zh), plain(label.en)]),
  )
  const asked = corrections.map(({ item }) => plain(item)).filter((item) => item !== '' && !labels.has(item))
  return materials.filter((material) => {
    const standing = given.filter((each) => each.slot === material.id && each.handedInAt && !each.replacedAt)
    return !mayAsk(material, standing) && asked.some((item) => names(item, material.name))
  })
}

/** Enough of a name to mean that material and no other: 健康证明 for 从业人员健康证明. */
const TELLING = 4

/** Whether this names a material, or one of several in it (身份证、户口簿). */
function names(item: string, name: Localized): boolean {
  return [name.zh, name.en]
    .flatMap((whole) => [whole, ...whole.split(/[、，,和]| and /)])
    .map(plain)
    .some((part) => part === item || (item.length >= TELLING && part.includes(item)))
}

/** What is named, without spaces, quotes, what is to be done with it, and in which form. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s“”"'《》]/g, '')
    .replace(/\([^)]*\)$/, '')
    .replace(/^(请|补|提交|提供|重新|上传)+/, '')
    .replace(/(?<=.)(的)?(原件|复印件|扫描件|照片|电子版|副本)+$/, '')
}
