import type { MatterDefinition } from '#contract'

/** A material as a matter asks for it. */
export type Material = MatterDefinition['materials'][number]

/** What is taken, by its media type: how a name ends, and whether browsers show it themselves. */
export const fileTypes = {
  'application/pdf': { extension: 'pdf', inline: true },
  'image/jpeg': { extension: 'jpg', inline: true },
  'image/png': { extension: 'png', inline: true },
  'image/webp': { extension: 'webp', inline: true },
  'image/heic': { extension: 'heic', inline: false },
  'image/tiff': { extension: 'tiff', inline: false },
  'application/ofd': { extension: 'ofd', inline: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    inline: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extension: 'xlsx', inline: false },
} as const satisfies Record<string, { extension: string; inline: boolean }>

export type FileType = keyof typeof fileTypes

/** Files in one place of a filing. */
export const MOST_IN_SLOT = 10

/** 材料种类: the same material of the same matter is what can be given again. */
export function kindOf(slug: string, material: string): string {
  return `${slug}/${material}`
}

/** Whether the applicant hands in a file: not what government holds, nor what the form itself makes (份数为零), nor paper. */
export function takesFiles(material: Pick<Material, 'held' | 'copies' | 'form'>): boolean {
  return material.held === undefined && material.copies > 0 && material.form !== 'paper'
}

/**
 * Whether government may ask the applicant for a material: not for what it holds, nor, while nothing else was given, for what it has accepted already
 * (国务院关于在线政务服务的若干规定第七条).
 */
export function mayAsk(
  material: Pick<Material, 'held'>,
  given: readonly { readonly acceptedAt: unknown }[],
): boolean {
  if (material.held) return false
  return given.length === 0 || given.some(({ acceptedAt }) => acceptedAt === null)
}

const LONGEST_NAME = 120

/** The name somebody gave a file, as a label: no folders, nothing that is not printed, and the ending of what it is. */
export function labelOf(given: string, type: FileType): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = base.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '').trim()
  const stem = plain
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/^\.+|\.+$/g, '')
    .trim()
  const kept = [...stem].slice(0, LONGEST_NAME).join('').trim()
  return `${kept || '材料'}.${fileTypes[type].extension}`
}
