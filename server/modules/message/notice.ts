/** A notice to one recipient; `params` fill the words that the web has for its kind and hold no identity numbers. */
export interface NewNotice {
  readonly to: { readonly subjectId: string } | { readonly officerId: string }
  /** Such as `case.granted`; stable, since the web has its words. */
  readonly kind: string
  readonly params?: Readonly<Record<string, unknown>>
  /** The effect it comes from; the same effect again leaves no second notice. */
  readonly effect?: { readonly caseId: string; readonly revision: number; readonly effectIndex: number }
}
