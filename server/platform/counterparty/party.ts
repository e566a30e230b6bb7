/** A party outside government that this platform exchanges signed messages with: a bank, an operator of digital money, a carrier. */
export interface Counterparty {
  /** As it signs itself: `bank`, `ecny`, `post`. */
  readonly name: string
  /** Where its messages go. */
  readonly url: string
  /** What it calls us: the number of our agreement with it. */
  readonly account: string
  /** SubjectPublicKeyInfo of its SM2 key, PEM, as it was handed over with the agreement. */
  readonly publicKey: string
}
