/** One text of the faces: Chinese, then English. Functions where a text carries values; both take the same. */
export type Entry<T> = readonly [zh: T, en: T]

type Text = string | ((...values: never[]) => string) | readonly string[] | Readonly<Record<string, string>>

type Entries = Readonly<Record<string, Entry<Text>>>

/** The texts of a catalogue in one language. */
export type Texts<E extends Entries> = { readonly [K in keyof E]: Widened<E[K][0]> }

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: string }

/** English takes the same values, and has the same keys, as Chinese. */
type Paired<E extends Entries> = { readonly [K in keyof E]: readonly [zh: E[K][0], en: Widened<E[K][0]>] }

/** A set of texts in both languages, side by side so that neither can be forgotten. */
export interface Catalogue<E extends Entries> {
  readonly zh: Texts<E>
  readonly en: Texts<E>
}

/** Declares the texts of a page or a part. */
export function catalogue<const E extends Entries>(entries: E & Paired<E>): Catalogue<E> {
  return { zh: side(entries, 0), en: side(entries, 1) }
}

function side<E extends Entries>(entries: E, index: 0 | 1): Texts<E> {
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, entry[index]])) as Texts<E>
}
