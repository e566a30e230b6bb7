/** One sentence for people, in both languages of the platform. */
export interface Message {
  readonly zh: string
  readonly en: string
}

/** A remark on an accepted identifier: it may be used, but somebody should look. */
export interface Warning {
  readonly reason: string
  readonly message: Message
}

export interface Refused<Reason extends string = string> {
  readonly ok: false
  readonly reason: Reason
  readonly message: Message
  /** What the message was made of, for those who word it themselves. */
  readonly params: Readonly<Record<string, string | number>>
}

/** The outcome of reading an identifier: its normalised value with its parts, or the reason it is refused. */
export type Checked<Parts, Reason extends string = string> =
  | ({ readonly ok: true; readonly value: string; readonly warnings?: readonly Warning[] } & Parts)
  | Refused<Reason>

/** Builds a refusal; `{name}` in a text is replaced by the parameter of that name. */
export function refuse<Reason extends string>(
  reason: Reason,
  zh: string,
  en: string,
  params: Readonly<Record<string, string | number>> = {},
): Refused<Reason> {
  return { ok: false, reason, message: { zh: fill(zh, params), en: fill(en, params) }, params }
}

/** Takes what people type or paste (spaces, full-width letters and digits, small letters) to the plain form. */
export function normalise(input: string): string {
  return input
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
