/** A place in a definition (dot path) and what is wrong there. */
export type Place = [path: string, message: string]
