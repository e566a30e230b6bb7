/** Looks for malware in a file's bytes. Throws ScannerAway when there is no verdict. */
export interface Scanner {
  scan(bytes: AsyncIterable<Uint8Array>): Promise<Verdict>
}

export type Verdict = { readonly clean: true } | { readonly clean: false; readonly found: string }

/** The scanner could not be reached, was too slow, or answered what is no verdict. */
export class ScannerAway extends Error {
  override name = 'ScannerAway'
}
