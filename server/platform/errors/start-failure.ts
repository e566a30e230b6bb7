/** A reason not to start, told to the operator in one sentence; the process ends with exit code 1. */
export class StartFailure extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'StartFailure'
  }
}
