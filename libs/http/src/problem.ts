import type { FieldProblem, ProblemCode } from '@motcua/contracts/problems';

interface Details {
  detail?: string;
  errors?: readonly FieldProblem[];
  headers?: Record<string, string>;
  /** Further members of the problem body (RFC 9457, 3.2), e.g. the dossier a draft became. */
  also?: Record<string, unknown>;
}

/** A refusal that HTTP itself is about (missing header, too large, not signed in). Rules of the trade throw DomainError instead. */
export class RequestProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly details: Details = {},
  ) {
    super(details.detail ?? code);
    this.name = 'RequestProblem';
  }
}

/** What is answered: status, headers and an `application/problem+json` body. */
export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}
