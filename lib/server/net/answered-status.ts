/** An address that did answer, with something else than a picture. */
export class AnsweredStatus extends Error {
  constructor(readonly status: number) {
    super(`It answered with status ${status}.`);
    this.name = "AnsweredStatus";
  }
}
